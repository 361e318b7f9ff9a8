import { lineOf, readSorted } from '../sorted-file.ts';
import { isEnglish } from './frequency.ts';

const written = readSorted('english/written.txt');

/**
 * Whether a folded word, not one of everyday English, is somebody's name or otherwise met in print: whoever types it means it, however
 * like another word it is.
 */
export const isWritten = (word: string): boolean => lineOf(written, word) === word;

/** Whether a folded word of Latin letters is neither everyday English nor met in print: a slip, slang, or half a word. */
export const isNoWord = (word: string): boolean =>
  /^[a-z]+$/.test(word) && !isEnglish(word) && !isWritten(word);
