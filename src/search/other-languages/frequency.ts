import { readFileSync } from 'node:fs';
import { stemOf } from '../stem.ts';

/** Words of Russian (by their stems) and Chinese films' subtitles by how often they are said, the most frequent at 0. */
const ranks = new Map(
  ['russian.txt', 'chinese.txt'].flatMap((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((word, rank) => [word, rank] as const),
  ),
);

const [ALWAYS, SELDOM] = [100, 5000];

/** How common a folded Russian or Chinese word is in any talk: 1 for the hundred words of every talk, 0 for rare and unknown ones. */
export function commonnessElsewhere(word: string): number {
  const rank = ranks.get(stemOf(word));
  if (rank === undefined) return 0;
  return Math.min(1, Math.log(SELDOM / rank) / Math.log(SELDOM / ALWAYS));
}
