import { isListed, type Section } from '../briefing.ts';
import { sectionOf } from './headings.ts';
import { namesTerm } from './term.ts';

const HEADING = /^#{1,6}\s+(.*)/;
const STRUCTURE = /^\s*(?:[-*+>]\s|\d{1,9}[.)]\s|```|~~~)/;
const SENTENCE_END = /[.!?。！？…]["'”’»)\]*_`]*$/u;
const GOES_ON = /[,;:，；：、–—-]$/u;
const SMALL = /^[^\p{L}\p{N}]*(?:\p{Ll}|$)/u;
const BOLD = /^(\*\*|__).*\1$/;

/** The only horizontal rule that is kept: below the items of a section, and above text that is none of them. */
export const LAST_WORD = '***';

/**
 * Makes a list of takeaways or glossary entries that stand on a line each, without bullets. The lines of one paragraph
 * that was merely wrapped are left together: neither do all of them end a sentence nor do all have a term, and one ends
 * a sentence or begins with a small letter. The lines in `code` are nobody's sentences.
 */
export function bulletSentences(lines: readonly string[], code: ReadonlySet<number>): string[] {
  const out = [...lines];
  let section: Section | undefined;
  let begin = 0;
  for (let i = 0; i <= out.length; i += 1) {
    const line = code.has(i) ? '' : (out[i] ?? '');
    const heading = line === LAST_WORD ? '' : HEADING.exec(line)?.[1];
    if (heading === undefined && line.trim() !== '') continue;
    const group = out.slice(begin, i);
    if (isListed(section) && isLoose(group, section === 'glossary'))
      for (let at = begin; at < i; at += 1) out[at] = `- ${group[at - begin]?.trim()}`;
    if (heading !== undefined) section = sectionOf(heading) ?? (section && 'analysis');
    begin = i + 1;
  }
  return out;
}

function isLoose(group: readonly string[], ofTerms: boolean): boolean {
  const lines = group.map((line) => line.trim());
  if (lines.length < 2 || lines.some((line) => STRUCTURE.test(line))) return false;
  // A line in bold type heads what is below it.
  if (BOLD.test(lines[0] ?? '') && !lines.every((line) => BOLD.test(line))) return false;
  if (lines.every((line) => SENTENCE_END.test(line))) return true;
  const whole = lines.every((line) => !SMALL.test(line));
  return ofTerms
    ? whole && lines.every((line) => namesTerm(line))
    : whole && lines.every((line) => !SENTENCE_END.test(line) && !GOES_ON.test(line));
}
