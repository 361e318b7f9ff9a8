import { soundsOf } from '../words/sounds.ts';
import { stemOf } from '../words/stem.ts';
import type { Word } from '../words/word.ts';
import { type ByLength, fileByLength } from './by-length.ts';
import { entriesOf, nothingPacked, type Packed, type Postings } from './postings.ts';
import { createTextTable, type TextTable } from './text-table.ts';

/** A word of the corpus. */
export type VocabularyWord = {
  /** Its place in the vocabulary's list. */
  number: number;
  text: string;
  stem: string;
  /** The entries that have it and came after the index was built; `packed` has the others, see `postingsOf`. */
  postings: Postings;
  /** How many entries and titles have it, without removed ones; 0 when nothing has it any more. */
  entries: number;
  /** Some text has it in capitals: US, NATO. */
  acronym: boolean;
  /** Some text has it with a capital within a sentence: Moscow, May. */
  proper: boolean;
  /** The entries that have it in a name. */
  named: Postings;
  /** The next word of the same stem. */
  sameStem: VocabularyWord | undefined;
  /** The next word of the same sound, and of the same second sound for words that may be heard in two ways. */
  sameSound: VocabularyWord | undefined;
  sameOtherSound: VocabularyWord | undefined;
};

/** The words of the corpus, filed in each way in which a typed word can lead to one. Grows with each new word, in place. */
export type Vocabulary = {
  /** Gives each word's text its number, its place in `list`. */
  texts: TextTable;
  list: VocabularyWord[];
  /** The entries of each word when the index was built. */
  packed: Packed;
  /** The last word of each stem and sound, which leads to the others of it. */
  stems: Chains;
  sounds: Chains;
  otherSounds: Chains;
  beginnings: { texts: TextTable; words: VocabularyWord[][] };
  byLength: ByLength<VocabularyWord>;
};

/** For each text that words share, such as a stem, the last of these words: it leads to the one before it, and so on. */
type Chains = { texts: TextTable; last: VocabularyWord[] };

/** Words are filed by this many of their first letters. */
const BEGINNING = 3;

/** Makes an empty vocabulary. */
export const createVocabulary = (): Vocabulary => ({
  texts: createTextTable(),
  list: [],
  packed: nothingPacked(),
  stems: { texts: createTextTable(), last: [] },
  sounds: { texts: createTextTable(), last: [] },
  otherSounds: { texts: createTextTable(), last: [] },
  beginnings: { texts: createTextTable(), words: [] },
  byLength: new Map(),
});

/** The vocabulary's word of this (folded) text, if it has one. */
export const wordOf = ({ texts, list }: Vocabulary, text: string): VocabularyWord | undefined =>
  list[texts.find(text)];

/** The number of a word in the vocabulary, which files it when it is new. */
export function learn(vocabulary: Vocabulary, { text, capitals }: Word): number {
  const { texts, list } = vocabulary;
  const number = texts.intern(text);
  if (number === list.length) add(vocabulary, number, text);
  const word = capitals === 'all' ? list[number] : undefined;
  if (word) word.acronym = true;
  return number;
}

function add(vocabulary: Vocabulary, number: number, text: string): void {
  const { list, stems, sounds, otherSounds, beginnings, byLength } = vocabulary;
  const stem = stemOf(text);
  const [sound, other] = soundsOf(text);
  const word: VocabularyWord = {
    number,
    text,
    stem,
    postings: undefined,
    entries: 0,
    acronym: false,
    proper: false,
    named: undefined,
    sameStem: undefined,
    sameSound: undefined,
    sameOtherSound: undefined,
  };
  list.push(word);
  word.sameStem = hang(stems, stem, word);
  // Shares a string that is in memory already.
  word.stem = word.sameStem?.stem ?? (stem === text ? text : stem);
  if (sound) word.sameSound = hang(sounds, sound, word);
  if (other) word.sameOtherSound = hang(otherSounds, other, word);
  const beginning = beginnings.texts.intern(text.slice(0, BEGINNING));
  const alike = beginnings.words[beginning];
  if (alike) alike.push(word);
  else beginnings.words[beginning] = [word];
  fileByLength(byLength, word);
}

/** Makes a word the last of its chain, and gives the one that was last before it. */
function hang({ texts, last }: Chains, text: string, word: VocabularyWord): VocabularyWord | undefined {
  const number = texts.intern(text);
  const before = last[number];
  last[number] = word;
  return before;
}

const lastOf = ({ texts, last }: Chains, text: string): VocabularyWord | undefined => last[texts.find(text)];

/** The numbers of the entries that have a word, ascending; removed ones may be among them. */
export function postingsOf({ packed }: Vocabulary, { number, postings }: VocabularyWord): Iterable<number> {
  const { starts, entries } = packed;
  const [from = 0, to = 0] = [starts[number], starts[number + 1]];
  const later = entriesOf(postings);
  if (from >= to) return later;
  const early = entries.subarray(from, to);
  return later.length ? [...early, ...later] : early;
}

/** Whether some entry has this (folded) word in capitals. */
export function isAcronym(vocabulary: Vocabulary, text: string): boolean {
  const { acronym = false, entries = 0 } = wordOf(vocabulary, text) ?? {};
  return acronym && entries > 0;
}

/** The words of this stem that some entry has. */
export const wordsOfStem = ({ stems }: Vocabulary, stem: string): VocabularyWord[] =>
  chain(lastOf(stems, stem), ({ sameStem }) => sameStem);

/** The words that sound like this, in either way they may be heard, and that some entry has. */
export const wordsOfSound = ({ sounds, otherSounds }: Vocabulary, sound: string): VocabularyWord[] => [
  ...chain(lastOf(sounds, sound), ({ sameSound }) => sameSound),
  ...chain(lastOf(otherSounds, sound), ({ sameOtherSound }) => sameOtherSound),
];

function chain(
  first: VocabularyWord | undefined,
  next: (word: VocabularyWord) => VocabularyWord | undefined,
): VocabularyWord[] {
  const words: VocabularyWord[] = [];
  for (let word = first; word; word = next(word)) if (word.entries) words.push(word);
  return words;
}

/** The words that begin with the same three letters as what was typed, also those that no entry has any more. */
export const wordsBegunLike = ({ beginnings }: Vocabulary, typed: string): readonly VocabularyWord[] =>
  beginnings.words[beginnings.texts.find(typed.slice(0, BEGINNING))] ?? [];
