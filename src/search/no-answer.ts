import type { Corpus, Document, Volume } from './corpus/corpus.ts';
import { farMatches } from './matching/slips.ts';
import { bestOfEach } from './matching/word-match.ts';
import { documentsOf, newestFirst } from './newest.ts';
import type { Asked } from './question/asked.ts';
import type { Question } from './question/question.ts';
import { rank } from './ranking/rank.ts';
import type { Ranked } from './ranking/score.ts';

const SUGGESTIONS = 8;
/** So many at most that have something of the question; the others may have it in other words. */
const MATCHED = 5;
/** With fewer entries than this that have something of a question, its unknown words are guessed at more wildly. */
const FEW = 3;
/** The best ones' briefings are about what was asked: the question may be in other words. */
const BRIEFINGS = 2;

/**
 * What to offer for a question without an answer: entries that have something of it; those with words of somewhat the same
 * letters, where these are few; others of the same briefings, and before them of the one whose title has most of it; the newest.
 */
export function suggestionsFor(
  corpus: Corpus,
  question: Question,
  ranked: readonly Ranked[],
): (Ranked | Document)[] {
  const found = new Map<Document, Ranked | Document>();
  const add = (documents: readonly Document[]): void => {
    for (const one of documents) if (!found.has(one)) found.set(one, one);
  };
  const addRanked = (some: readonly Ranked[]): void => {
    for (const one of some) if (!found.has(one.document)) found.set(one.document, one);
  };
  addRanked(ranked.slice(0, MATCHED));
  if (found.size < FEW) addRanked(rank(corpus, guessed(corpus, question)).slice(0, MATCHED));
  const briefings = new Set([...found.keys()].map(({ briefing }) => briefing.id));
  const volumes = [...briefings].slice(0, BRIEFINGS).map((id) => corpus.volumes.get(id));
  const titled = titledLike(corpus, question.asked);
  // What the title says the summary tells.
  if (titled) add(documentsOf(corpus, titled).filter(({ entry }) => entry.section === 'summary'));
  for (const volume of [titled, ...volumes]) if (volume) add(inOtherWords(corpus, volume));
  if (found.size < SUGGESTIONS) add(newestFirst(corpus, SUGGESTIONS));
  return [...found.values()].slice(0, SUGGESTIONS);
}

/** A glossary term would have been found by its name: what says a thing in other words is rather a takeaway. */
const inOtherWords = (corpus: Corpus, volume: Volume): Document[] => {
  const all = documentsOf(corpus, volume);
  return [...all.filter(({ entry }) => entry.section === 'takeaways'), ...all];
};

/** So many unknown words at most are guessed at: each is compared with all there are of its length. */
const GUESSES = 12;

function guessed({ vocabulary }: Corpus, question: Question): Question {
  const unknown = new Set(question.asked.filter(({ matches }) => !matches.length).slice(0, GUESSES));
  const asked = question.asked.map((one) =>
    unknown.has(one) ? { ...one, matches: farMatches(vocabulary, one.typed) } : one,
  );
  return { ...question, asked };
}

/** The briefing whose title has most of what was asked; the newest of several. */
function titledLike({ newest }: Corpus, asked: readonly Asked[]): Volume | undefined {
  const matches = bestOfEach(asked.flatMap((one) => one.matches));
  const qualities = new Map(matches.map(({ word, quality }) => [word, quality]));
  let [best, most]: [Volume | undefined, number] = [undefined, 0];
  for (const volume of qualities.size ? newest : []) {
    const has = volume.title.reduce((sum, word) => sum + (qualities.get(word) ?? 0), 0);
    if (has > most) [best, most] = [volume, has];
  }
  return best;
}
