import { commonness } from './commonness.ts';
import { isStopWord } from './stop-words.ts';

const EVERY_TALK = 0.95;

/** Whether a folded word is a stop word or an everyday one, which is not missed in an answer. */
export const isTalk = (word: string): boolean => isStopWord(word) || commonness(word) >= EVERY_TALK;
