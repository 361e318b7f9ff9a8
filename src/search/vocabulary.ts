import { doubleMetaphone } from 'double-metaphone';
import { entriesOf, nothingPacked, type Packed, type Postings, pack, withEntry } from './postings.ts';
import { stemOf } from './stem.ts';
import { createStepwiseMap, type StepwiseMap } from './stepwise-map.ts';

/** A word of the corpus. */
export type VocabularyWord = {
  /** Its place in the vocabulary's list. */
  number: number;
  text: string;
  stem: string;
  /** The entries it is in that are not in the vocabulary's `packed`, see `postingsOf`. */
  postings: Postings;
  /** How many of those remain. */
  entries: number;
  /** Some text writes it in capitals: US, NATO. */
  acronym: boolean;
  /** The entries that have it in a name. */
  named: Postings;
  /** The next word of the same stem. */
  sameStem: VocabularyWord | undefined;
  /** The next word that sounds the same. */
  sameSound: VocabularyWord | undefined;
};

/** The corpus by word, with the ways in which a typed word can lead to one. Grows with each new word, in place. */
export type Vocabulary = {
  words: StepwiseMap<VocabularyWord>;
  list: VocabularyWord[];
  /** The entries of words when the index was built. */
  packed: Packed;
  /** The first word of each stem and sound; the others hang on it. */
  byStem: StepwiseMap<VocabularyWord>;
  bySound: StepwiseMap<VocabularyWord>;
  byBeginning: Map<string, VocabularyWord[]>;
  byLength: Map<string, Shelf>;
};

/** Words of one first letter and length, and beside each its letters' bits: to go through these alone is several times as fast. */
type Shelf = { words: VocabularyWord[]; letters: number[] };

export const BEGINNING = 3;

export const createVocabulary = (): Vocabulary => ({
  words: createStepwiseMap(),
  list: [],
  packed: nothingPacked(),
  byStem: createStepwiseMap(),
  bySound: createStepwiseMap(),
  byBeginning: new Map(),
  byLength: new Map(),
});

/** The vocabulary's word of this (folded) text, made and filed when it is new. */
export function learn(vocabulary: Vocabulary, text: string): VocabularyWord {
  return vocabulary.words.get(text) ?? add(vocabulary, text);
}

function add(vocabulary: Vocabulary, text: string): VocabularyWord {
  const stemmed = stemOf(text);
  const sameStem = vocabulary.byStem.get(stemmed);
  // The string that is kept already, so that equal ones are not kept twice.
  const stem = stemmed === text ? text : (sameStem?.stem ?? stemmed);
  const sound = soundOf(text);
  const word: VocabularyWord = {
    number: vocabulary.list.length,
    text,
    stem,
    postings: undefined,
    entries: 0,
    acronym: false,
    named: undefined,
    sameStem,
    sameSound: sound === undefined ? undefined : vocabulary.bySound.get(sound),
  };
  vocabulary.words.set(text, word);
  vocabulary.list.push(word);
  vocabulary.byStem.set(stem, word);
  if (sound !== undefined) vocabulary.bySound.set(sound, word);
  file(vocabulary.byBeginning, text.slice(0, BEGINNING), word);
  shelve(vocabulary.byLength, lengthKey(text[0] ?? '', text.length), word);
  return word;
}

/** Notes that an entry, the newest, has a word. */
export function post(word: VocabularyWord, entry: number): void {
  const { postings } = word;
  if ((typeof postings === 'object' ? postings.at(-1) : postings) === entry) return;
  word.postings = withEntry(postings, entry);
  word.entries += 1;
}

/** The numbers of the entries a word is in, ascending; may hold removed ones. */
export function postingsOf({ packed }: Vocabulary, { number, postings }: VocabularyWord): Iterable<number> {
  const { starts, entries } = packed;
  const [from = 0, to = 0] = [starts[number], starts[number + 1]];
  const later = entriesOf(postings);
  if (from >= to) return later;
  const early = entries.subarray(from, to);
  return later.length ? [...early, ...later] : early;
}

/** Packs the postings of all words, one at a step. Worth it once, after a big build. */
export function* packPostings(vocabulary: Vocabulary): Generator<void> {
  vocabulary.packed = yield* pack(vocabulary.list.map(({ postings }) => postings));
  for (const word of vocabulary.list) {
    word.postings = undefined;
    yield;
  }
}

/** Whether this is a word that some entry writes in capitals. */
export function isAcronym({ words }: Vocabulary, text: string): boolean {
  const { acronym = false, entries = 0 } = words.get(text) ?? {};
  return acronym && entries > 0;
}

/** The words of a stem that are in some entry. */
export const wordsOfStem = ({ byStem }: Vocabulary, stem: string): VocabularyWord[] =>
  chain(byStem.get(stem), ({ sameStem }) => sameStem);

/** The words that sound like this and are in some entry. */
export const wordsOfSound = ({ bySound }: Vocabulary, sound: string): VocabularyWord[] =>
  chain(bySound.get(sound), ({ sameSound }) => sameSound);

function chain(
  first: VocabularyWord | undefined,
  next: (word: VocabularyWord) => VocabularyWord | undefined,
): VocabularyWord[] {
  const words: VocabularyWord[] = [];
  for (let word = first; word; word = next(word)) if (word.entries) words.push(word);
  return words;
}

function file(map: Map<string, VocabularyWord[]>, key: string, word: VocabularyWord): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

function shelve(map: Map<string, Shelf>, key: string, word: VocabularyWord): void {
  const { words, letters } = map.get(key) ?? { words: [], letters: [] };
  if (!words.length) map.set(key, { words, letters });
  words.push(word);
  letters.push(lettersOf(word.text));
}

export const lengthKey = (first: string, length: number): string => `${first}${length}`;

/** One bit a letter, of 32: words that differ in many are far apart; letters further apart in the alphabet than that share bits. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i += 1) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** How an English ear hears a word; nothing for short words and other scripts, where every second word sounds alike. */
const soundOf = (text: string): string | undefined => soundsOf(text)[0];

/** How it may be heard: the usual way first, then another. */
export function soundsOf(text: string): string[] {
  if (text.length < 4 || !/^[a-z]+$/.test(text)) return [];
  return [...new Set(doubleMetaphone(text))].filter((sound) => sound.length > 1);
}
