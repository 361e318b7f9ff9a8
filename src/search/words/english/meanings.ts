import { readSorted } from '../sorted-file.ts';
import { linesOf } from './base-forms.ts';

/** Other words for the same: folded, and how near they come, below 1. */
type Meaning = { phrase: string; nearness: number };

/** How near each kind of other word comes: names, people, forms, forms of these, seats of government, words nearly the same in use, synonyms, words used alike. */
const NEARNESS: Record<string, number> = {
  n: 0.9,
  p: 0.85,
  f: 0.8,
  d: 0.5,
  g: 0.6,
  r: 0.58,
  s: 0.5,
  u: 0.45,
};

/**
 * The lines of each file: a phrase, and after each tab a kind's letter and the phrases of that kind. They are sorted, and so are looked up as they are:
 * to file each phrase in a map took a tenth of a second at each start and fifteen times the memory of the text.
 */
const books = ['english/words.txt', 'english/places.txt'].map(readSorted);

/** What else may be said for a folded word, or for several with a space between. */
export const meaningsOf = (phrase: string): Meaning[] =>
  books
    .flatMap((book) => linesOf(book, phrase).flatMap(readLine))
    // "Rhine River" is Rhine and no other word.
    .filter((meaning) => !(meaning.phrase.includes(phrase) && ` ${meaning.phrase} `.includes(` ${phrase} `)));

function readLine(line: string): Meaning[] {
  const [phrase = '', ...kinds] = line.split('\t');
  return kinds.flatMap((kind) => {
    const nearness = NEARNESS[kind.charAt(0)] ?? 0;
    return [phrase, ...kind.slice(1).split(';')].map((other) => ({ phrase: other, nearness }));
  });
}
