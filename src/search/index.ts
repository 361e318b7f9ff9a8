import { setImmediate } from 'node:timers/promises';
import type { Briefing } from '../briefings/briefing.ts';
import { type Corpus, createCorpus } from './corpus/corpus.ts';
import { fileAll, fileNew } from './corpus/filing.ts';
import { addBriefing } from './corpus/volumes.ts';

export { removeBriefing } from './corpus/volumes.ts';
export { heading } from './heading.ts';
export type { Range } from './highlight.ts';
export { type Match, type SearchResult, search } from './search.ts';
export { type Suggestion, suggest } from './suggest.ts';

/** The entries of a set of briefings, ready to be searched. What is in it is nobody else's business. */
export type SearchIndex = Corpus;

/** Builds an index in one go; costs in proportion to the words of the briefings, one to two seconds for 100,000 entries. */
export function buildIndex(briefings: Iterable<Briefing>): SearchIndex {
  const index = createCorpus();
  for (const _ of building(index, briefings));
  return index;
}

/**
 * A build pauses after so many ms, as heartbeats and keystrokes wait meanwhile. A step in which the table of all words grows
 * may take as long again.
 */
const STRETCH = 4;

/** Builds an index beside other work: calls `pause` whenever it has worked for 4 ms, and goes on when that resolves. */
export async function buildIndexGradually(
  briefings: Iterable<Briefing>,
  pause: () => Promise<unknown> = setImmediate,
  now: () => number = performance.now.bind(performance),
): Promise<SearchIndex> {
  const index = createCorpus();
  let begun = now();
  for (const _ of building(index, briefings)) {
    if (now() - begun < STRETCH) continue;
    await pause();
    begun = now();
  }
  return index;
}

function* building(index: SearchIndex, briefings: Iterable<Briefing>): Generator<void> {
  for (const briefing of briefings) yield* addBriefing(index, briefing);
  yield* fileAll(index);
}

/** Adds a briefing, in place of the one with its id if there is one; costs in proportion to that briefing. */
export function putBriefing(index: SearchIndex, briefing: Briefing): void {
  for (const _ of addBriefing(index, briefing));
  for (const _ of fileNew(index));
}

/**
 * Whether an index should be built anew, as it holds more removed entries than others, and more than a thousand: words and entries keep their
 * places when they are removed.
 */
export const isWorn = ({ documents, size }: SearchIndex): boolean =>
  documents.length - size > Math.max(LEAST_WORN, size);

const LEAST_WORN = 1000;
