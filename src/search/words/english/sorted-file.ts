import { readFileSync } from 'node:fs';

/** The lines of a sorted file beside this one, without its comments; they are looked up as they are, see `lineOf`. */
export const readLines = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

/** The first of sorted lines that begins so, found by halving; empty when there is none. */
export function lineOf(lines: readonly string[], beginning: string): string {
  let [from, to] = [0, lines.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((lines[middle] ?? '') < beginning) from = middle + 1;
    else to = middle;
  }
  const line = lines[from] ?? '';
  return line.startsWith(beginning) ? line : '';
}
