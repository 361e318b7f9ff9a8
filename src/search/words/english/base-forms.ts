import { lineOf, type SortedFile } from '../sorted-file.ts';

/** Endings as WordNet's morphy takes them off, https://wordnet.princeton.edu/documentation/morphy7wn; it looks up what is left. */
const ENDINGS: [string, string][] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['men', 'man'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
];

/** A phrase, and what it may be a form of; most of that is no word. */
const baseForms = (phrase: string): string[] => [
  phrase,
  // "planned", "travelling"
  ...(DOUBLED.test(phrase) ? [phrase.replace(DOUBLED, '$1')] : []),
  ...ENDINGS.filter(([ending]) => phrase.length > ending.length + 2 && phrase.endsWith(ending)).map(
    ([ending, instead]) => phrase.slice(0, -ending.length) + instead,
  ),
];

const DOUBLED = /([bdglmnprt])\1(?:ed|ing)$/;

/** A space and a letter, which endings leave as they are: "con men" is of "con man". */
const SECOND_WORD = 2;

/** The lines of a folded phrase and of what it may be a form of; what stands before a line's first tab is that phrase. */
export function linesOf(book: SortedFile, phrase: string): string[] {
  // Most neighbours in a question begin nothing that is known, and are not looked up in all their forms.
  if (phrase.includes(' ') && !lineOf(book, phrase.slice(0, phrase.indexOf(' ') + SECOND_WORD))) return [];
  return baseForms(phrase)
    .map((form) => lineOf(book, `${form}\t`))
    .filter(Boolean);
}
