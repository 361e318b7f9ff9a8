import { doubleMetaphone } from 'double-metaphone';
import { stemOf } from './stem.ts';

/** A word of the corpus: the entries it is in (numbers, ascending; may hold removed ones) and how many of those remain. */
export type VocabularyWord = {
  text: string;
  stem: string;
  /** One bit for each letter it has: words that differ in many bits are far apart. */
  letters: number;
  postings: number[];
  entries: number;
  /** Some text writes it in capitals: US, NATO. */
  acronym: boolean;
};

/** The corpus by word, with the ways in which a typed word can lead to one. Grows with each new word, in place. */
export type Vocabulary = {
  words: Map<string, VocabularyWord>;
  byStem: Map<string, VocabularyWord[]>;
  bySound: Map<string, VocabularyWord[]>;
  byBeginning: Map<string, VocabularyWord[]>;
  byLength: Map<string, VocabularyWord[]>;
};

export const BEGINNING = 3;

export const createVocabulary = (): Vocabulary => ({
  words: new Map(),
  byStem: new Map(),
  bySound: new Map(),
  byBeginning: new Map(),
  byLength: new Map(),
});

/** The vocabulary's word of this (folded) text, made and filed when it is new. */
export function learn(vocabulary: Vocabulary, text: string): VocabularyWord {
  const known = vocabulary.words.get(text);
  if (known) return known;
  const word: VocabularyWord = {
    text,
    stem: stemOf(text),
    letters: lettersOf(text),
    postings: [],
    entries: 0,
    acronym: false,
  };
  vocabulary.words.set(text, word);
  file(vocabulary.byStem, word.stem, word);
  file(vocabulary.byBeginning, text.slice(0, BEGINNING), word);
  file(vocabulary.byLength, lengthKey(text[0] ?? '', text.length), word);
  for (const sound of soundsOf(text)) file(vocabulary.bySound, sound, word);
  return word;
}

function file(map: Map<string, VocabularyWord[]>, key: string, word: VocabularyWord): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

export const lengthKey = (first: string, length: number): string => `${first}${length}`;

/** One bit a letter, of 32; letters further apart in the alphabet than that share bits. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i += 1) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** How an English ear may hear a word; nothing for short words and other scripts, where every second word sounds alike. */
export function soundsOf(text: string): string[] {
  if (text.length < 4 || !/^[a-z]+$/.test(text)) return [];
  return [...new Set(doubleMetaphone(text))].filter((sound) => sound.length > 1);
}
