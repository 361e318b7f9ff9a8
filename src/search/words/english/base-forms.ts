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

/** A phrase and whatever it may be a form of; most of that is no word. */
const baseForms = (phrase: string): string[] => [
  phrase,
  // "planned", "travelling"
  ...(DOUBLED.test(phrase) ? [phrase.replace(DOUBLED, '$1')] : []),
  ...ENDINGS.filter(([ending]) => phrase.length > ending.length + 2 && phrase.endsWith(ending)).map(
    ([ending, instead]) => phrase.slice(0, -ending.length) + instead,
  ),
];

const DOUBLED = /([bdglmnprt])\1(?:ed|ing)$/;

/** The space after the first word and one letter, which no ending changes: "con men" is of "con man". */
const SECOND_WORD = 2;

/** The lines of a folded phrase and of what it may be a form of; a line begins with its phrase and a tab. */
export function linesOf(book: SortedFile, phrase: string): string[] {
  // Most neighbours in a question begin no phrase that is known, and need not be looked up in all their forms.
  if (phrase.includes(' ') && !lineOf(book, phrase.slice(0, phrase.indexOf(' ') + SECOND_WORD))) return [];
  return baseForms(phrase)
    .map((form) => lineOf(book, `${form}\t`))
    .filter(Boolean);
}
