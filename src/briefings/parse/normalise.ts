import { isListed, type Section } from '../briefing.ts';
import { cleanText } from '../clean-text.ts';
import { withoutAppMarks } from './app-marks.ts';
import { isLoneBullet, markdownBullet } from './bullets.ts';
import { readCodeAndComments } from './code-and-comments.ts';
import { sourcesName } from './credits.ts';
import { sectionOf } from './headings.ts';
import { linesOf } from './lines.ts';
import { bulletSentences, LAST_WORD } from './loose-lists.ts';
import { readNumbers } from './numbers.ts';
import { endsSentence, isPlainName, runInHeading, sectionHeading } from './section-lines.ts';
import { isShortLine, namesTerm } from './term.ts';
import { loosenBold } from './tight-bold.ts';

/**
 * Turns what publishers really type into plain Markdown, one element for each line of the text: odd spaces, bullets and
 * numbers, a bullet alone on its line, section names without `##`, rules that Markdown would take for underlines,
 * comments (which are for colleagues, not for readers). Code between fences stays as it is. If a section begins in the
 * middle of a line, that line's element has several lines.
 */
export function normalise(file: string): string[] {
  const text = cleanText(linesOf(file).join('\n'));
  const { lines, code } = readCodeAndComments(text.replace(BLANKS, '  ').split('\n'));
  for (const [i, line] of lines.entries())
    if (!code.has(i))
      lines[i] = loosenBold(withoutAppMarks(line))
        .replace(DEEP, DEEPEST)
        .replace(BOLD_NUMBER, '$1$3 $2')
        .replace(LONG_NUMBER, '$1\\$2')
        .replace(ANCHOR, '$1');
  return bulletSentences(withoutBreaks(lines, toMarkdown(lines, code)), code);
}

// Markdown shows one blank, and some of the patterns would try each of thousands.
const BLANKS = /(?<=\S)[ \t]{12,}/g;
const DEEPEST = ' '.repeat(12);
const DEEP = /^[ \t]{12,}/;
// Some editors write the address of each heading after it.
const ANCHOR = /^(\s*#{1,6}\s.*?\S)\s*\{#[^\s{}]+\}\s*$/;
const BOLD_NUMBER = /^([ \t]*)(\*\*|__)(\d{1,2}[.)])[ \t]+(?=\S.*\2)/;
const LONG_NUMBER = /^([ \t]*\d{3,9})([.)](?=\s|$))/;
const RULE = /^\s*([-_*=])(?:\s*\1)+\s*$/;
const ITEM = /^\s*(?:[-*+]|\d{1,2}[.)])\s/;

function toMarkdown(lines: readonly string[], code: ReadonlySet<number>): string[] {
  const out: string[] = [];
  const numbers = readNumbers(lines);
  let section: Section | undefined;
  let depth = 0;
  let inList = false;
  // A bullet alone on its line belongs to the next line that has text.
  let alone = false;
  let items = false;
  /** The horizontal rule below items. */
  let rule = -1;
  for (const [i, line] of lines.entries()) {
    if (code.has(i)) {
      out[i] = line;
      continue;
    }
    const before = out[i - 1] ?? '';
    const open = before.trim() === '' || before.startsWith('#') || /[:：]\s*$/.test(before);
    const sentence = endsSentence(before);
    const after = sentence || ITEM.test(before);
    const place = { open, inList, sentence, after, listSection: isListed(section) };
    const sources = place.listSection && (open || after) ? sourcesName(line, open) : undefined;
    const entry = alone && !isPlainName(line) && !/^\s*(?:#|[-*+•]\s)/.test(line);
    if (line.trim() !== '') alone = isLoneBullet(line);
    if (RULE.test(line) || (before.startsWith('#') && /^\s*~{3,}\s*$/.test(line))) {
      out[i] = '';
      if (items) rule = i;
      if (/^\s*=/.test(line) && before.trim() && !before.startsWith('#')) out[i - 1] = `# ${before.trim()}`;
    } else if (line.trim() === '' || alone) out[i] = '';
    else if (sources) out[i] = `${'#'.repeat(depth)} ${sources}`;
    else if (entry) out[i] = `- ${line.trim()}`;
    else
      out[i] =
        sectionHeading(lines, i) ??
        runInHeading(lines, i, inList) ??
        numbers(i, place) ??
        (section === 'glossary' ? termItem(lines, i) : undefined) ??
        markdownBullet(lines, i, place);
    const made: string = out[i] ?? '';
    const item = ITEM.test(made);
    const [, marks = '', heading = ''] = /^(#{1,6})\s+(.*)/.exec(made) ?? [];
    if (marks) {
      const opened = sectionOf(heading);
      if (opened || marks.length <= depth) [section, depth] = [opened ?? 'analysis', marks.length];
      [items, rule] = [false, -1];
    } else if (made.trim() !== '') {
      // What has no bullet there, while the items have one, is a last word rather than an item.
      if (rule !== -1 && !item && !(section === 'glossary' && namesTerm(made))) out[rule] = LAST_WORD;
      [items, rule] = [isListed(section) && (items || item), -1];
    }
    inList = made.trim() !== '' && !marks && (inList || item);
  }
  return out;
}

/** A line that is only a term, between a sentence and the explanation of the term, made an item of a list. */
function termItem(lines: readonly string[], i: number): string | undefined {
  const line = lines[i] ?? '';
  const next = lines[i + 1] ?? '';
  if (line.length > 100 || !endsSentence(lines[i - 1] ?? '') || !/^\s*(?!\p{Ll})[\p{L}\p{N}"“„«]/u.test(next))
    return undefined;
  const dressed = /[:：]\s*$|^\s*(\*\*|__).*\1\s*$/u.test(line);
  const term = line.replace(/[*_:：\s]+$/u, '').trim();
  return isShortLine(term) && (dressed || (/^\p{Lu}/u.test(term) && !namesTerm(term)))
    ? `- ${line.trim()}`
    : undefined;
}

/**
 * Removes the backslashes that end a line of the text if the next line has become an item, a heading or blank: there
 * they would be read.
 */
function withoutBreaks(lines: readonly string[], markdown: readonly string[]): string[] {
  const out = [...markdown];
  for (let i = out.length - 2; i >= 0; i -= 1) {
    const next = out[i + 1] ?? '';
    if (lines[i + 1]?.trim() && (!next.trim() || next.startsWith('#') || ITEM.test(next)))
      out[i] = out[i]?.replace(/(?<!\\)((?:\\\\)*)\\$/, '$1') ?? '';
  }
  return out;
}
