import { isRegion } from '../words/regions.ts';
import type { Word } from '../words/word.ts';

const MOST_WORDS = 5;

/**
 * The initials of the words from `at` on, and how many words those are, when `isKnown` knows the initials as a name. Two words must be the
 * name of a region whose code their initials are: any two letters are easily met by chance.
 */
export function spelledOut(
  words: readonly Word[],
  at: number,
  isKnown: (initials: string) => boolean,
): { initials: string; length: number } | undefined {
  for (let length = MOST_WORDS; length > 1; length -= 1) {
    const run = words.slice(at, at + length);
    if (run.length < length || !run.every((word, i) => i === 0 || word.start === (run[i - 1]?.end ?? 0) + 1))
      continue;
    const initials = run.map(({ text }) => text[0]).join('');
    if (!isKnown(initials)) continue;
    if (length > 2 || isRegion(initials, run.map(({ text }) => text).join(''))) return { initials, length };
  }
  return undefined;
}
