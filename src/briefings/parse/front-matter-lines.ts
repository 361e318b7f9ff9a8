import { sectionOf } from './headings.ts';

/** Where a front matter is, in lines counted from 0: `fence` is its first line; `last` is -1 when none closes it. */
export type FrontMatterLines = { fence: '---' | '+++' | ';;;' | '—'; first: number; last: number };

/**
 * Finds the front matter among a file's lines. YAML's is between two lines `---`. That of other programs is found so
 * that it can be refused, and so are hyphens that became dashes.
 */
export function frontMatterLines(lines: readonly string[]): FrontMatterLines | undefined {
  const first = lines.findIndex((line) => line.trim() !== '');
  const fence = lines[first]?.trimEnd() ?? '';
  if (DASHES.test(fence) && isKey(lines[first + 1])) return { fence: '—', first, last: -1 };
  if (fence !== '---' && fence !== '+++' && fence !== ';;;') return undefined;
  const last = lines.findIndex((line, at) => at > first && /^(---|\.\.\.)\s*$/.test(line));
  return { fence, first, last };
}

/** What phones and word processors make of `---`. */
const DASHES = /^(?=.*[—–])[—–-]{1,3}$/;
/** Below a rule that somebody drew, the name of a section may stand before a colon too. */
const isKey = (line = ''): boolean => {
  const [, key] = /^([a-z]+):\s/i.exec(line) ?? [];
  return key !== undefined && sectionOf(key) === undefined;
};
