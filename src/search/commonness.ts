import { commonnessInEnglish } from './english/frequency.ts';
import { commonnessElsewhere } from './other-languages/frequency.ts';

const ASCII = /^[\x20-\x7e]*$/;

/** How common a folded word is in any talk: 1 for the hundred words of every talk, 0 for rare and unknown ones. */
export const commonness = (word: string): number =>
  ASCII.test(word) ? commonnessInEnglish(word) : commonnessElsewhere(word);
