import type { Briefing, Entry } from '../briefings/briefing.ts';
import { initialsOf, withInitials } from './initials.ts';
import { isStopWord } from './stop-words.ts';
import { createVocabulary, learn, type Vocabulary, type VocabularyWord } from './vocabulary.ts';
import { fold, type Word, wordsOf } from './words.ts';

/** An entry as search sees it. */
export type Document = {
  briefing: Briefing;
  entry: Entry;
  /** The words of its term and of each other name it goes by; empty for all but the glossary. */
  names: readonly (readonly VocabularyWord[])[];
  /** All its words in order, names first. */
  words: readonly VocabularyWord[];
  removed?: true;
};

/** All entries there are, by number, and their vocabulary. Changed in place, an entry at a time. */
export type Corpus = {
  vocabulary: Vocabulary;
  documents: Document[];
  /** Numbers of the entries that go by a name, by the folded name. */
  byName: Map<string, number[]>;
  byBriefing: Map<string, number[]>;
  size: number;
};

export const createCorpus = (): Corpus => ({
  vocabulary: createVocabulary(),
  documents: [],
  byName: new Map(),
  byBriefing: new Map(),
  size: 0,
});

/** Adds one entry; costs in proportion to its words. */
export function addEntry(corpus: Corpus, briefing: Briefing, entry: Entry): void {
  const number = corpus.documents.length;
  const called = namesOf(entry);
  const names = called.map((name) => contentWords(corpus, name));
  for (const name of new Set(called.map(foldName))) push(corpus.byName, name, number);
  const words = [...names.flat(), ...learnAll(corpus, withInitials(wordsOf(entry.text.plain)))];
  for (const word of new Set(words)) {
    word.postings.push(number);
    word.entries += 1;
  }
  corpus.documents.push({ briefing, entry, names, words });
  push(corpus.byBriefing, briefing.id, number);
  corpus.size += 1;
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  const numbers = map.get(key);
  if (numbers) numbers.push(number);
  else map.set(key, [number]);
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
    for (const word of new Set(document.words)) word.entries -= 1;
    document.removed = true;
    corpus.size -= 1;
  }
  corpus.byBriefing.delete(briefingId);
}

/** A term without what stands in its parentheses, folded: what two briefings that explain the same thing both call it. */
export const mainName = (term: string): string => foldName(withoutParentheses(term)) || foldName(term);

const withoutParentheses = (term: string): string => term.replace(/[(（][^()（）]*[)）]/g, ' ');

/** What a glossary entry may be called: its term, the term without and inside its parentheses, its aliases. */
function namesOf({ term, aliases = [] }: Entry): string[] {
  if (!term) return [];
  const inside = [...term.matchAll(/[(（]([^()（）]+)[)）]/g)].map(([, name = '']) => name);
  const outside = inside.length ? withoutParentheses(term) : '';
  return [term, outside, ...inside, ...aliases, initialsOf(term)].filter((name) => name.trim() !== '');
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
