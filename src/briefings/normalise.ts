import { cleanText } from './clean-text.ts';
import { nearestHeading, sectionOf } from './headings.ts';
import { bulletSentences } from './loose-lists.ts';

/**
 * Turns what publishers really type into plain Markdown, line by line, so that every line keeps its number: odd spaces
 * and bullets, a bullet alone on its line, section names without `##`, rules that Markdown would take for underlines,
 * comments (they are for colleagues, not for readers).
 */
export function normalise(text: string): string {
  const lines = cleanText(dropComments(text.replace(/\r\n?|[\v\u2028\u2029\u0085]/g, '\n'))).split('\n');
  for (const [i, line] of lines.entries()) lines[i] = line.replace(DEEP, DEEPEST);
  // A bullet alone on its line belongs to the next line that has a text.
  let alone = false;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const entry = alone && isPlainLine(line);
    alone = LONE_BULLET.test(line);
    if (entry && !alone) lines[i] = `- ${line.trim()}`;
    else normaliseLine(lines, i, line);
  }
  return bulletSentences(lines).join('\n');
}

const ODD_BULLET = /^([ \t]*)(?:[•·●▪■◦○‣➤►✓・⁃∙◆◇※★☆]\s*|[–—]\s+)(?=\S)/u;
const LONE_BULLET = /^\s*(?:[-*+•·●▪■◦○‣➤►✓・⁃∙◆◇※★☆–—]|\d{1,2}[.)])\s*$/u;
const DEEPEST = ' '.repeat(12);
const DEEP = /^[ \t]{12,}/;
const RULE = /^\s*([-_*=])(?:\s*\1)+\s*$/;

function normaliseLine(lines: string[], i: number, line: string): void {
  if (RULE.test(line)) {
    lines[i] = '';
    const before = lines[i - 1]?.trim();
    if (/^\s*=/.test(line) && before && !before.startsWith('#')) lines[i - 1] = `# ${before}`;
  } else if (isSectionName(line) || isMisspelt(lines, i)) {
    lines[i] = headingOf(line);
  } else if (LONE_BULLET.test(line)) {
    lines[i] = '';
  } else {
    lines[i] = line.replace(ODD_BULLET, '$1- ');
  }
}

/** A line that is nothing but the name of a section, however it is dressed: `**KEY TAKEAWAYS:**`, `Did you know?`. */
const isSectionName = (line: string): boolean => isName(line) && sectionOf(bare(line)) !== undefined;

const isName = (line: string): boolean =>
  line.length < 60 &&
  !/^\s*(?:[-*+]|\d+[.)])\s/.test(line) &&
  /^\p{L}[\p{L}\p{N}\p{M} '’?!;&-]*$/u.test(bare(line));

/** A line on its own that is nearly the name of a section: as a heading it is refused with what it was meant to be. */
function isMisspelt(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  if (!isName(line) || lines[i - 1]?.trim()) return false;
  const name = bare(line);
  if (/[.,;!…。]$/u.test(name) || nearestHeading(name) === undefined) return false;
  const next = lines[i + 1]?.trim() ?? '';
  return next === '' || /^[-*+•–]/u.test(next) || /[:：]\s*$/u.test(line) || /\s/.test(name);
}

const isPlainLine = (line: string): boolean => !isSectionName(line) && !/^\s*(?:#|[-*+•]\s)/.test(line);

const bare = (line: string): string => line.replace(/^\s*#*[\s*_]*|[\s#*_:：]+$/gu, '');

// A heading written as one keeps its depth, which says what is under it.
const headingOf = (line: string): string => `${/^\s*(#{1,6})\s/.exec(line)?.[1] ?? '##'} ${bare(line)}`;

/** Blanks out `<!-- … -->` where it begins on a line of its own, keeping the lines. */
function dropComments(text: string): string {
  let out = '';
  let from = 0;
  for (const { index } of text.matchAll(/^[ \t]*<!--/gm)) {
    if (index < from) continue;
    const end = text.indexOf('-->', index);
    if (end === -1) break;
    out += text.slice(from, index) + text.slice(index, end).replace(/[^\n]+/g, '');
    from = end + 3;
  }
  return out + text.slice(from);
}
