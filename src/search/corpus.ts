import type { Briefing, Entry } from '../briefings/briefing.ts';
import { initialsOf, withInitials } from './initials.ts';
import { isStopWord } from './stop-words.ts';
import { createVocabulary, learn, post, type Vocabulary, type VocabularyWord } from './vocabulary.ts';
import { fold, type Word, wordsOf } from './words.ts';

/** An entry as search sees it. */
export type Document = {
  briefing: Briefing;
  entry: Entry;
  /** Where its words stand in the corpus's `sequence`, names first. */
  from: number;
  to: number;
  /** How many words each of its names has; none for all but the glossary. */
  nameLengths: readonly number[];
  removed?: true;
};

/** All entries there are, by number, and their vocabulary. Changed in place, an entry at a time. */
export type Corpus = {
  vocabulary: Vocabulary;
  documents: Document[];
  /** The numbers of all entries' words, one entry after the other: a tenth of the memory that lists of words would take. */
  sequence: { numbers: Uint32Array; length: number };
  /** Numbers of the entries that go by a name, by the folded name. */
  byName: Map<string, number | number[]>;
  byBriefing: Map<string, number[]>;
  /** The words of each briefing's title, by the briefing's id: no entry of it lacks them. */
  titles: Map<string, readonly VocabularyWord[]>;
  size: number;
  /** The ids of the briefings, the newest first; none after a change, until somebody asks. */
  newest: readonly string[] | undefined;
};

const FIRST_LENGTH = 1024;
const GROWTH = 1.5;

export const createCorpus = (): Corpus => ({
  vocabulary: createVocabulary(),
  documents: [],
  sequence: { numbers: new Uint32Array(FIRST_LENGTH), length: 0 },
  byName: new Map(),
  byBriefing: new Map(),
  titles: new Map(),
  size: 0,
  newest: undefined,
});

/** Adds one entry; costs in proportion to its words. */
export function addEntry(corpus: Corpus, briefing: Briefing, entry: Entry): void {
  const number = corpus.documents.length;
  const called = namesOf(entry);
  const names = called.map((name) => contentWords(corpus, name));
  for (const name of new Set(called.map(foldName))) callEntry(corpus, name, number);
  const from = corpus.sequence.length;
  for (const name of names) append(corpus, name, number);
  append(corpus, learnAll(corpus, withInitials(wordsOf(entry.text.plain))), number);
  const nameLengths = shape(names.map((name) => name.length));
  corpus.documents.push({ briefing, entry, from, to: corpus.sequence.length, nameLengths });
  const numbers = corpus.byBriefing.get(briefing.id);
  if (numbers) numbers.push(number);
  else {
    corpus.byBriefing.set(briefing.id, [number]);
    addTitle(corpus, briefing);
  }
  corpus.size += 1;
}

function addTitle(corpus: Corpus, { id, title }: Briefing): void {
  const words = [...new Set(contentWords(corpus, title))];
  for (const word of words) word.entries += 1;
  corpus.newest = undefined;
  corpus.titles.set(id, words);
}

function append({ sequence }: Corpus, words: readonly VocabularyWord[], entry: number): void {
  const length = sequence.length + words.length;
  if (length > sequence.numbers.length) {
    const longer = new Uint32Array(Math.ceil(length * GROWTH));
    longer.set(sequence.numbers);
    sequence.numbers = longer;
  }
  for (const word of words) {
    sequence.numbers[sequence.length] = word.number;
    sequence.length += 1;
    post(word, entry);
  }
}

function callEntry({ byName }: Corpus, name: string, entry: number): void {
  const known = byName.get(name);
  if (known === undefined) byName.set(name, entry);
  else if (typeof known === 'number') byName.set(name, [known, entry]);
  else known.push(entry);
}

/** The numbers of the entries that go by exactly this name. */
export const entriesCalled = ({ byName, documents }: Corpus, name: string): number[] =>
  [byName.get(foldName(name)) ?? []].flat().filter((number) => !documents[number]?.removed);

/** An entry's words in order, names first. */
export function wordsOfDocument({ sequence, vocabulary }: Corpus, { from, to }: Document): VocabularyWord[] {
  const words: VocabularyWord[] = [];
  for (let at = from; at < to; at += 1) {
    const word = vocabulary.list[sequence.numbers[at] ?? -1];
    if (word) words.push(word);
  }
  return words;
}

/** Whether a word, by its number, is in one of an entry's names. */
export function hasInName({ sequence }: Corpus, { from, nameLengths }: Document, word: number): boolean {
  let end = from;
  for (const length of nameLengths) end += length;
  for (let at = from; at < end; at += 1) if (sequence.numbers[at] === word) return true;
  return false;
}

const shapes = new Map<string, readonly number[]>();

/** Most entries have names of the same few lengths, so they share the list. */
function shape(lengths: readonly number[]): readonly number[] {
  const key = lengths.join();
  const known = shapes.get(key);
  if (known) return known;
  shapes.set(key, lengths);
  return lengths;
}

/** A name, or a question that may be one, without what is written differently from time to time. */
export const foldName = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Takes out a briefing's entries; costs in proportion to their words. */
export function removeBriefing(corpus: Corpus, briefingId: string): void {
  for (const number of corpus.byBriefing.get(briefingId) ?? []) {
    const document = corpus.documents[number];
    if (!document) continue;
    for (const word of new Set(wordsOfDocument(corpus, document))) word.entries -= 1;
    document.removed = true;
    corpus.size -= 1;
  }
  for (const word of corpus.titles.get(briefingId) ?? []) word.entries -= 1;
  corpus.titles.delete(briefingId);
  corpus.newest = undefined;
  corpus.byBriefing.delete(briefingId);
}

/** A term without what stands in its parentheses, folded: what two briefings that explain the same thing both call it. */
export const mainName = (term: string): string => foldName(withoutParentheses(term)) || foldName(term);

const withoutParentheses = (term: string): string => term.replace(/[(（][^()（）]*[)）]/g, ' ');

/** What a glossary entry may be called: its term, the term without and inside its parentheses, its aliases. */
function namesOf({ term, aliases = [] }: Entry): string[] {
  if (!term) return [];
  const inside = !/[(（]/.test(term)
    ? []
    : [...term.matchAll(/[(（]([^()（）]+)[)）]/g)].map(([, name = '']) => name);
  const outside = inside.length ? withoutParentheses(term) : '';
  const initials = initialsOf(term);
  // Nobody who types "hi" asks for Herd Immunity.
  const short = isStopWord(fold(initials)) ? '' : initials;
  return [term, outside, ...inside, ...aliases, short].filter((name) => name.trim() !== '');
}

function contentWords(corpus: Corpus, name: string): VocabularyWord[] {
  const words = learnAll(corpus, wordsOf(name));
  const content = words.filter((word) => word.acronym || !isStopWord(word.text));
  return content.length ? content : words;
}

function learnAll({ vocabulary }: Corpus, words: readonly Word[]): VocabularyWord[] {
  return words.map(({ text, capitals }) => {
    const word = learn(vocabulary, text);
    if (capitals === 'all') word.acronym = true;
    return word;
  });
}
