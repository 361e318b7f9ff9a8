import type { Briefing, Entry } from '../../briefings/briefing.ts';
import { foldName } from './names.ts';
import { entriesOf, type Postings } from './postings.ts';
import { createTextTable, type TextTable } from './text-table.ts';
import { createVocabulary, type Vocabulary, type VocabularyWord } from './vocabulary.ts';

/** An entry as the search sees it. */
export type Document = {
  briefing: Briefing;
  entry: Entry;
  /** Where its words stand in the corpus's `sequence`, names first. */
  from: number;
  to: number;
  /** How many words each of its names has. Only glossary entries have names. */
  nameLengths: readonly number[];
  /** Its text names somebody or a place. */
  hasNames: boolean;
};

/** A briefing and its place in the corpus. */
export type Volume = {
  briefing: Briefing;
  /** Its entries are `documents.slice(from, to)`. */
  from: number;
  to: number;
  /** The words of its title, which count for each of its entries. */
  title: readonly VocabularyWord[];
};

/** All entries, by number, and their vocabulary. Changed in place, an entry at a time. */
export type Corpus = {
  vocabulary: Vocabulary;
  documents: Document[];
  /** What each entry counts before anything is asked, see `priorOf`; `-Infinity` for one that was removed. */
  priors: number[];
  /** The numbers of the words of all entries, one entry after the other: a tenth of the memory that lists of words would take. */
  sequence: { numbers: Uint32Array; length: number };
  /** All folded names, and for each the entries that are called so. */
  names: { texts: TextTable; entries: Postings[] };
  /** By the briefing's id. */
  volumes: Map<string, Volume>;
  /** The same, newest first. */
  newest: Volume[];
  /** How many entries there are, without removed ones. */
  size: number;
  /** So many entries, from the first on, are filed under their words, see `filing.ts`. */
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

/** The numbers of the entries that are called exactly this. */
export const entriesCalled = (corpus: Corpus, name: string): number[] =>
  entriesOf(corpus.names.entries[corpus.names.texts.find(foldName(name))]).filter(
    (number) => !isRemoved(corpus, number),
  );

/** Whether the entry of this number was removed. Numbers are never used again. */
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
