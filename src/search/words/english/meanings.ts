import { readSorted } from '../sorted-file.ts';
import { linesOf } from './base-forms.ts';

/** Another word or phrase for the same, folded, and how near in meaning it is, below 1. */
type Meaning = { phrase: string; nearness: number };

/** How near each kind of other word is, by the letter it has in the files. */
const NEARNESS: Record<string, number> = {
  /** Names for the same. */
  n: 0.9,
  /** The people of a country. */
  p: 0.85,
  /** Words derived from one another. */
  f: 0.8,
  /** Words derived from the same one. */
  d: 0.5,
  /** Seats of government. */
  g: 0.6,
  /** Words nearly the same in use. */
  r: 0.58,
  /** Synonyms. */
  s: 0.5,
  /** Words used alike. */
  u: 0.45,
};

/**
 * The lines of each file: a phrase, and after each tab the letter of a kind and the phrases of that kind. They are looked up as they are: filing each
 * phrase in a map took a tenth of a second at each start and fifteen times the memory of the text.
 */
const books = ['english/words.txt', 'english/places.txt'].map(readSorted);

/** What else may be said for a folded word, or for several with a space between. */
export const meaningsOf = (phrase: string): Meaning[] =>
  books
    .flatMap((book) => linesOf(book, phrase).flatMap(readLine))
    // "Rhine River" is no other word for Rhine.
    .filter((meaning) => !(meaning.phrase.includes(phrase) && ` ${meaning.phrase} `.includes(` ${phrase} `)));

function readLine(line: string): Meaning[] {
  const [phrase = '', ...kinds] = line.split('\t');
  return kinds.flatMap((kind) => {
    const nearness = NEARNESS[kind.charAt(0)] ?? 0;
    return [phrase, ...kind.slice(1).split(';')].map((other) => ({ phrase: other, nearness }));
  });
}
