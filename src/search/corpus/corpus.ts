import type { Briefing, Entry } from '../../briefings/briefing.ts';
import { foldName } from './names.ts';
import { entriesOf, type Postings } from './postings.ts';
import { createTextTable, type TextTable } from './text-table.ts';
import { createVocabulary, type Vocabulary, type VocabularyWord } from './vocabulary.ts';

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
  /** The folded names there are, and of each the entries that go by it. */
  names: { texts: TextTable; entries: Postings[] };
  /** By the briefing's id. */
  volumes: Map<string, Volume>;
  /** The same, the newest first. */
  newest: Volume[];
  size: number;
  /** So many entries, from the first on, are in their words' postings. */
  filed: number;
};

/** Makes an empty corpus. */
export const createCorpus = (): Corpus => ({
  vocabulary: createVocabulary(),
  documents: [],
  priors: [],
  sequence: { numbers: new Uint32Array(), length: 0 },
  names: { texts: createTextTable(), entries: [] },
  volumes: new Map(),
  newest: [],
  size: 0,
  filed: 0,
});

/** The numbers of the entries that go by exactly this name. */
export const entriesCalled = (corpus: Corpus, name: string): number[] =>
  entriesOf(corpus.names.entries[corpus.names.texts.find(foldName(name))]).filter(
    (number) => !isRemoved(corpus, number),
  );

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
