import { isEnglish } from '../words/english/frequency.ts';

/** Whether one more word, this one, may be guessed at; what was allowed is counted. */
export type MayGuess = (typed: string) => boolean;

const FEW_WORDS = 24;
const MOST_GUESSES = 12;

/**
 * A guess at a word takes longest of all, so at most 24 are made for a question, and for one of more words than that twelve, none
 * at English ones.
 */
export function createGuessing(words: number): MayGuess {
  const few = words <= FEW_WORDS;
  let left = few ? FEW_WORDS : MOST_GUESSES;
  return (typed) => {
    if (!few && isEnglish(typed)) return false;
    left -= 1;
    return left >= 0;
  };
}
