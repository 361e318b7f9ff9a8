import { typoDistance } from '../../../src/search/matching/typo-distance.ts';

/** A word that is one slip from another which is written so many times as often, as its rank tells, is mostly a slip for it: bejing. */
const AS_OFTEN = 8;
const ONE_SLIP = 1;

/** Of words, the most frequent first, those that are no slip for a more frequent one. */
export function withoutSlips(words: readonly string[]): string[] {
  const likely = new Map<string, { word: string; rank: number }[]>();
  for (const [rank, word] of words.slice(0, words.length / AS_OFTEN).entries())
    for (const shorter of withOneLess(word)) {
      const others = likely.get(shorter);
      if (others) others.push({ word, rank });
      else likely.set(shorter, [{ word, rank }]);
    }
  const isSlip = (word: string, rank: number): boolean =>
    withOneLess(word)
      .flatMap((shorter) => likely.get(shorter) ?? [])
      .some(
        (other) =>
          other.word !== word &&
          other.rank * AS_OFTEN < rank &&
          typoDistance(word, other.word, ONE_SLIP) <= ONE_SLIP,
      );
  return words.filter((word, rank) => !isSlip(word, rank));
}

/** A word, and what is left of it without one of its letters: words that are a slip apart have one of these in common. */
const withOneLess = (word: string): string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
];
