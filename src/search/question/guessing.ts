import { isEnglish } from '../words/english/frequency.ts';

/** Whether one more word, this one, may be guessed at. Each yes is counted. */
export type MayGuess = (typed: string) => boolean;

const FEW_WORDS = 24;
const MOST_GUESSES = 12;

/**
 * A guess at a word takes longest of all, so a question of up to 24 words gets as many guesses, and one of more words twelve, none
 * at English words.
 */
export function createGuessing(words = 0): MayGuess {
  const few = words <= FEW_WORDS;
  let left = few ? FEW_WORDS : MOST_GUESSES;
  return (typed) => {
    if (!few && isEnglish(typed)) return false;
    left -= 1;
    return left >= 0;
  };
}
