import { lineOf, readLines } from './sorted-file.ts';

const names = readLines('names.txt');

/** Whether a folded word is a first or last name of people anywhere: who types one means it, however like another word it is. */
export const isPersonsName = (word: string): boolean => lineOf(names, word) === word;
