import { isListed, type Section } from '../briefing.ts';
import { sectionOf } from './headings.ts';

const HEADING = /^#{1,6}\s+(.*)/;
const STRUCTURE = /^\s*(?:[-*+>]\s|\d{1,9}[.)]\s|```|~~~)/;
const SENTENCE_END = /[.!?。！？…]["'”’»)\]*_]*$/u;

/**
 * Makes a list of takeaways or glossary entries that stand on a line each without bullets. Lines of one paragraph that
 * was merely wrapped do not all end with a sentence, so they are left together. The lines `code` are nobody's sentences.
 */
export function bulletSentences(lines: readonly string[], code: ReadonlySet<number>): string[] {
  const out = [...lines];
  let section: Section | undefined;
  let begin = 0;
  for (let i = 0; i <= out.length; i += 1) {
    const line = code.has(i) ? '' : (out[i] ?? '');
    const heading = HEADING.exec(line)?.[1];
    if (heading === undefined && line.trim() !== '') continue;
    const group = out.slice(begin, i);
    const loose =
      group.length > 1 && group.every((one) => !STRUCTURE.test(one) && SENTENCE_END.test(one.trim()));
    if (loose && isListed(section))
      for (let at = begin; at < i; at += 1) out[at] = `- ${group[at - begin]?.trim()}`;
    if (heading !== undefined) section = sectionOf(heading) ?? (section && 'analysis');
    begin = i + 1;
  }
  return out;
}
