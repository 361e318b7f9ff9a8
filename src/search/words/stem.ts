import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';

const CYRILLIC = /\p{sc=Cyrillic}/u;
const LATIN = /^[a-z]+$/;

/** The word without its endings, by its script: "sanctioned" and "sanctions" are both "sanction". */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  if (LATIN.test(word)) return english(word);
  return CYRILLIC.test(word) ? russian(word) : word;
}
