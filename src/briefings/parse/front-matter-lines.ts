import { sectionOf } from './headings.ts';

/** Where a front matter is, in lines that count from 0: `fence` is its first line, `last` is -1 when none closes it. */
export type FrontMatterLines = { fence: '---' | '+++' | ';;;' | '—'; first: number; last: number };

/** Finds the front matter among a file's lines: YAML's is between two lines `---`, that of other programs is found to be refused, as are hyphens made dashes. */
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
/** The name of a section stands before a colon too, below a rule that somebody drew. */
const isKey = (line = ''): boolean => {
  const [, key] = /^([a-z]+):\s/i.exec(line) ?? [];
  return key !== undefined && sectionOf(key) === undefined;
};
