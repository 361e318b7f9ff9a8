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

/** The rank of a folded Russian or Chinese word among those that are said, the most frequent at 0. */
export const rankElsewhere = (word: string): number | undefined => ranks.get(stemOf(word));
