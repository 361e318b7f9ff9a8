import { linesOf } from './english/base-forms.ts';
import { lineOf, readSorted } from './sorted-file.ts';
import { stemOf } from './stem.ts';

/**
 * Each line: what people say, as `filedAs` has it, a tab, and what newspapers write for it with semicolons between. Made by
 * `npm run derive:plain-speech`.
 */
const book = readSorted('plain-speech.txt');

/**
 * What newspapers write for a folded word or phrase that people say: "vaccine" for "jab". Words of a phrase have a space between; Russian
 * ones may be stems.
 */
export const writtenFor = (said: string): string[] =>
  linesOf(book, filedAs(said)).flatMap((line) => line.split(/[\t;]/).slice(1));

/** How a folded phrase that people say is filed: one with Russian words by its stems. */
export const filedAs = (phrase: string): string =>
  CYRILLIC.test(phrase) ? phrase.split(' ').map(stemOf).join(' ') : phrase;

const CYRILLIC = /\p{sc=Cyrillic}/u;

/** A phrase within a text without spaces, from `start` up to `end`. */
export type Within = { text: string; start: number; end: number };

/** How long a phrase without spaces is, in UTF-16 units. */
const [SHORTEST, LONGEST] = [2, 10];

/** The phrases that people say in a run without spaces; they may overlap. */
export const saidWithin = (run: string): Within[] =>
  Array.from({ length: run.length }, (_, start) => start).flatMap((start) => saidFrom(run, start));

/** The phrases of a run that begin at `start`; mostly none. */
function saidFrom(run: string, start: number): Within[] {
  const found: Within[] = [];
  for (let end = start + SHORTEST; end <= Math.min(start + LONGEST, run.length); end += 1) {
    const text = run.slice(start, end);
    const line = lineOf(book, text);
    if (!line) break;
    if (line.startsWith(`${text}\t`)) found.push({ text, start, end });
  }
  return found;
}
