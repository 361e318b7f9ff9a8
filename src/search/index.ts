import type { Briefing } from '../briefings/briefing.ts';
import { addEntry, type Corpus, createCorpus, removeBriefing } from './corpus.ts';
import { type SearchResult, searchCorpus } from './search.ts';
import { type Suggestion, suggestFrom } from './suggest.ts';
import { trim } from './vocabulary.ts';

export { heading } from './heading.ts';
export type { Range } from './highlight.ts';
export type { Match, SearchResult } from './search.ts';
export type { Suggestion } from './suggest.ts';

/** The entries of a set of briefings, ready to be searched. Opaque. */
export type SearchIndex = Corpus;

/** Builds an index in one go; costs in proportion to the words of the briefings. */
export function buildIndex(briefings: Iterable<Briefing>): SearchIndex {
  const index = createCorpus();
  for (const briefing of briefings) putBriefing(index, briefing);
  trim(index.vocabulary);
  return index;
}

/** Adds a briefing, in place of the one with its id if there is one; costs in proportion to that briefing. */
export function putBriefing(index: SearchIndex, briefing: Briefing): void {
  removeBriefing(index, briefing.id);
  for (const entry of briefing.entries) addEntry(index, briefing, entry);
}

/** Takes a briefing out; costs in proportion to that briefing. */
export const dropBriefing = (index: SearchIndex, briefingId: string): void =>
  removeBriefing(index, briefingId);

/** Finds the entry that answers a question best, or the nearest ones when none does. Never throws. */
export const search = (index: SearchIndex, question: string): SearchResult => searchCorpus(index, question);

/** At most `limit` choices for a question that is being typed. Never throws. */
export const suggest = (index: SearchIndex, typed: string, limit = 25): Suggestion[] =>
  suggestFrom(index, typed, limit);
