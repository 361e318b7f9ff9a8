import type { Briefing, Entry } from '../briefings/briefing.ts';
import { initialsOf, withInitials } from './initials.ts';
import { entriesOf, type Postings, withEntry } from './postings.ts';
import { priorOf } from './prior.ts';
import { createStepwiseMap, type StepwiseMap } from './stepwise-map.ts';
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
};

/** A briefing and its place in the corpus. */
export type Volume = {
  briefing: Briefing;
  /** Its entries are `documents.slice(from, to)`. */
  from: number;
  to: number;
  /** The words of its title: no entry of it lacks them. */
  title: readonly VocabularyWord[];
};

/** All entries there are, by number, and their vocabulary. Changed in place, an entry at a time. */
export type Corpus = {
  vocabulary: Vocabulary;
  documents: Document[];
  /** What each entry counts before anything is asked, see `priorOf`; below any other for a removed one. */
  priors: number[];
  /** The numbers of all entries' words, one entry after the other: a tenth of the memory that lists of words would take. */
  sequence: { numbers: Uint32Array; length: number };
  /** Numbers of the entries that go by a name, by the folded name. */
  byName: StepwiseMap<Postings>;
  /** By the briefing's id. */
  volumes: Map<string, Volume>;
  /** The same, the newest first. */
  newest: Volume[];
  size: number;
};

const FIRST_LENGTH = 1024;
const GROWTH = 1.5;

export const createCorpus = (): Corpus => ({
  vocabulary: createVocabulary(),
  documents: [],
  priors: [],
  sequence: { numbers: new Uint32Array(FIRST_LENGTH), length: 0 },
  byName: createStepwiseMap(),
  volumes: new Map(),
  newest: [],
  size: 0,
});

/** Adds a briefing, in place of the one with its id, an entry at each step; costs in proportion to its words. */
export function* addBriefing(corpus: Corpus, briefing: Briefing): Generator<void> {
  removeBriefing(corpus, briefing.id);
  const from = corpus.documents.length;
  const volume: Volume = { briefing, from, to: from, title: [] };
  corpus.volumes.set(briefing.id, volume);
  corpus.newest.splice(placeOf(corpus, briefing), 0, volume);
  for (const entry of briefing.entries) {
    addEntry(corpus, briefing, entry);
    // Of equal guesses the word that was met first comes first, and that should be an entry's.
    if (volume.to === from) volume.title = learnTitle(corpus, briefing);
    volume.to += 1;
    yield;
  }
}

function learnTitle(corpus: Corpus, { title }: Briefing): VocabularyWord[] {
  const words = [...new Set(contentWords(corpus, title))];
  for (const word of words) word.entries += 1;
  return words;
}

/** Where a briefing stands, or should, among the newest. */
function placeOf({ newest }: Corpus, { id, date = 0 }: Briefing): number {
  let [from, to] = [0, newest.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = newest[middle]?.briefing;
    const otherDate = other?.date ?? 0;
    if (other && (otherDate > date || (otherDate === date && other.id < id))) from = middle + 1;
    else to = middle;
  }
  return from;
}

function addEntry(corpus: Corpus, briefing: Briefing, entry: Entry): void {
  const number = corpus.documents.length;
  const called = namesOf(entry);
  const names = called.map((name) => contentWords(corpus, name));
  for (const name of called.map(foldName))
    corpus.byName.set(name, withEntry(corpus.byName.get(name), number));
  const from = corpus.sequence.length;
  for (const name of names) {
    for (const word of name) word.named = withEntry(word.named, number);
    append(corpus, name, number);
  }
  append(corpus, learnAll(corpus, withInitials(wordsOf(entry.text.plain))), number);
  const nameLengths = shape(names.map((name) => name.length));
  corpus.documents.push({ briefing, entry, from, to: corpus.sequence.length, nameLengths });
  corpus.priors.push(priorOf(briefing, entry, names.length > 0));
  corpus.size += 1;
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

/** The numbers of the entries that go by exactly this name. */
export const entriesCalled = (corpus: Corpus, name: string): number[] =>
  entriesOf(corpus.byName.get(foldName(name))).filter((number) => !isRemoved(corpus, number));

/** Whether an entry was taken out; its number keeps its place. */
export const isRemoved = ({ priors }: Corpus, number: number): boolean => priors[number] === -Infinity;

/** An entry's words in order, names first. */
export function wordsOfDocument({ sequence, vocabulary }: Corpus, { from, to }: Document): VocabularyWord[] {
  const words: VocabularyWord[] = [];
  for (let at = from; at < to; at += 1) {
    const word = vocabulary.list[sequence.numbers[at] ?? -1];
    if (word) words.push(word);
  }
  return words;
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
const foldName = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Takes out a briefing, if it is there; costs in proportion to its words. */
export function removeBriefing(corpus: Corpus, briefingId: string): void {
  const volume = corpus.volumes.get(briefingId);
  if (!volume) return;
  for (let number = volume.from; number < volume.to; number += 1) {
    const document = corpus.documents[number];
    if (!document) continue;
    for (const word of new Set(wordsOfDocument(corpus, document))) word.entries -= 1;
    corpus.priors[number] = -Infinity;
    corpus.size -= 1;
  }
  for (const word of volume.title) word.entries -= 1;
  corpus.volumes.delete(briefingId);
  corpus.newest.splice(placeOf(corpus, volume.briefing), 1);
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
