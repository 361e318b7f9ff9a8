import { rankInEnglish } from './english/frequency.ts';
import { rankElsewhere } from './other-languages/frequency.ts';

const ASCII = /^[\x20-\x7e]*$/;
/** How many words are in every talk, and from which on they are as good as unknown. */
const ALWAYS = 100;
const SELDOM = { english: 20_000, elsewhere: 5000 };

/** How common a folded word is in any talk: 1 for the hundred words of every talk, 0 for rare and unknown ones. */
export const commonness = (word: string): number =>
  ASCII.test(word)
    ? commonnessOf(rankInEnglish(word), SELDOM.english)
    : commonnessOf(rankElsewhere(word), SELDOM.elsewhere);

const commonnessOf = (rank = Infinity, seldom: number): number =>
  Math.max(0, Math.min(1, Math.log(seldom / rank) / Math.log(seldom / ALWAYS)));
