import type { Corpus, Document, Volume } from './corpus/corpus.ts';
import { farMatches } from './matching/slips.ts';
import { bestOfEach } from './matching/word-match.ts';
import { documentsOf, newestFirst } from './newest.ts';
import type { Asked } from './question/asked.ts';
import type { Question } from './question/question.ts';
import { rank } from './ranking/rank.ts';
import type { Ranked } from './ranking/score.ts';

const SUGGESTIONS = 8;
/** So many of these at most have words of the question; the others may say it in other words. */
const MATCHED = 5;
/** When fewer entries than this have words of the question, its unknown words are guessed at more wildly. */
const FEW = 3;

/**
 * What to offer for a question without an answer, at most eight entries: those that have words of it, or words a little like them; the
 * summary and others of the briefing whose title has most of it; others of the same briefings; the newest.
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
  const volumes = [...briefings].map((id) => corpus.volumes.get(id));
  const titled = titledLike(corpus, question.asked);
  // The summary tells what the title says.
  if (titled) add(documentsOf(corpus, titled).filter(({ entry }) => entry.section === 'summary'));
  for (const volume of [titled, ...volumes]) if (volume) add(inOtherWords(corpus, volume));
  if (found.size < SUGGESTIONS) add(newestFirst(corpus, SUGGESTIONS));
  return [...found.values()].slice(0, SUGGESTIONS);
}

/** The entries of a briefing, takeaways first: they say things in other words, while a term would have been found by its name. */
const inOtherWords = (corpus: Corpus, volume: Volume): Document[] => {
  const all = documentsOf(corpus, volume);
  return [...all.filter(({ entry }) => entry.section === 'takeaways'), ...all];
};

/** At most so many unknown words are guessed at, as each is compared with all words of its length. */
const GUESSES = 12;

/** The question with wild guesses at the words that no entry has. */
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
