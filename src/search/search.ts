import type { Briefing, Entry } from '../briefings/briefing.ts';
import { answers } from './answers.ts';
import type { Corpus, Document } from './corpus.ts';
import { highlight, type Range } from './highlight.ts';
import type { How } from './match-word.ts';
import { type Asked, readQuestion } from './question.ts';
import { type Ranked, rank } from './rank.ts';
import { farMatches } from './slips.ts';
import { isStopWord } from './stop-words.ts';
import { newestFirst } from './suggest.ts';
import { entriesOfTopics, entryOfClause, isPlainList, partsOf, says } from './topics.ts';
import { wordsOf } from './words.ts';

/** An entry that has something of a question: how well, what of it matched, and why. */
export type Match = {
  briefing: Briefing;
  entry: Entry;
  /** Higher is better; only comparable within one result. */
  score: number;
  /** What matched, in UTF-16 units of the entry's `term` and `text.plain`. */
  highlights: { term: Range[]; text: Range[] };
  why: { typed: string; matched: string; how: How; quality: number }[];
};

/** `answer` with up to four `related`, or, when nothing answers well enough, up to five `suggestions`. */
export type SearchResult = { answer?: Match; related: Match[]; suggestions: Match[] };

const RELATED = 4;
const SUGGESTIONS = 5;
/** A related entry has at least this share of the answer's score. */
const RELATED_SHARE = 0.35;

/** Finds what answers a question. Never throws, whatever was typed. */
export function searchCorpus(corpus: Corpus, question: string): SearchResult {
  const { ranked, answer } = ask(corpus, question);
  const find = (part: string): Ranked | undefined => ask(corpus, part).answer;
  // "Supply and Demand" is one term, not two topics.
  const parts = answer && says(answer.document.entry, question) ? [] : partsOf(question);
  const topics = entriesOfTopics(parts, find, answer, isPlainList(question));
  const first = topics[0] ?? answer ?? entryOfClause(parts, find);
  if (!first) return { related: [], suggestions: nearest(corpus, question, ranked) };
  const near = ranked.filter(({ score }) => score >= (answer ?? first).score * RELATED_SHARE);
  const shown = new Map([first, ...topics, ...near].map((one) => [one.document, one] as const));
  const related = [...shown.values()].slice(1, RELATED + 1);
  return { answer: toMatch(first), related: related.map(toMatch), suggestions: [] };
}

/** Entries that have something of the question, then those of a briefing whose title does; else of what may be meant; else the newest. */
function nearest(corpus: Corpus, question: string, ranked: readonly Ranked[]): Match[] {
  const asked = readQuestion(corpus.vocabulary, question);
  const titled = titledLike(corpus, asked);
  const guesses = (): Ranked[] =>
    rank(
      corpus,
      question,
      asked.map((one) => guessed(corpus, one)),
    );
  const near = (ranked.length || titled.length ? ranked : guesses()).slice(0, SUGGESTIONS);
  const more = titled.filter((one) => !near.some(({ document }) => document === one));
  const rest = near.length || more.length ? more : newestFirst(corpus, SUGGESTIONS);
  return [...near.map(toMatch), ...rest.map(({ briefing, entry }) => unmatched(briefing, entry))].slice(
    0,
    SUGGESTIONS,
  );
}

const guessed = ({ vocabulary }: Corpus, one: Asked): Asked =>
  one.matches.length ? one : { ...one, matches: farMatches(vocabulary, one.typed) };

function titledLike(corpus: Corpus, asked: readonly Asked[]): Document[] {
  const words = new Set(asked.flatMap(({ matches }) => matches.map(({ word }) => word)));
  for (const { title, from, to } of words.size ? corpus.volumes.values() : [])
    if (title.some((word) => words.has(word))) return corpus.documents.slice(from, to);
  return [];
}

/** The entries that have something of a question, best first, and the one that answers it. */
function ask(corpus: Corpus, question: string): { ranked: Ranked[]; answer: Ranked | undefined } {
  const asked = readQuestion(corpus.vocabulary, question);
  const ranked = rank(corpus, question, asked);
  const bare = wordsOf(question, isStopWord).length === asked.length;
  return { ranked, answer: ranked.find((one) => answers(one, bare)) };
}

function toMatch({ document: { briefing, entry }, score, why }: Ranked): Match {
  const words = new Set(why.map(({ match }) => match.word));
  return {
    briefing,
    entry,
    score,
    highlights: { term: highlight(entry.term ?? '', words), text: highlight(entry.text.plain, words) },
    why: why.map(({ typed, match }) => ({
      typed,
      matched: match.word.text,
      how: match.how,
      quality: match.quality,
    })),
  };
}

const unmatched = (briefing: Briefing, entry: Entry): Match => ({
  briefing,
  entry,
  score: 0,
  highlights: { term: [], text: [] },
  why: [],
});
