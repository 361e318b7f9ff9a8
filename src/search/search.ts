import type { Briefing, Entry } from '../briefings/briefing.ts';
import type { Corpus } from './corpus.ts';
import { highlight, type Range } from './highlight.ts';
import type { How } from './match-word.ts';
import { type Asked, readQuestion } from './question.ts';
import { type Ranked, rank } from './rank.ts';
import { newestFirst } from './suggest.ts';

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

/**
 * An entry answers when it has this share of what was asked. Below it the words that are missing were the point of the
 * question; see `docs/search.md` for how broad the plateau around it is.
 */
const ANSWER = 0.55;

const RELATED = 4;
const SUGGESTIONS = 5;
/** A related entry has at least this share of the answer's score. */
const RELATED_SHARE = 0.35;

/** Finds what answers a question. Never throws, whatever was typed. */
export function searchCorpus(corpus: Corpus, question: string): SearchResult {
  const asked = readQuestion(corpus.vocabulary, question);
  const ranked = rank(corpus, question, asked);
  const answer = ranked.find((one) => answers(one, asked));
  if (!answer) {
    const near = ranked.length
      ? ranked.map(toMatch)
      : newestFirst(corpus).map(({ briefing, entry }) => unmatched(briefing, entry));
    return { related: [], suggestions: near.slice(0, SUGGESTIONS) };
  }
  const related = ranked.filter((one) => one !== answer && one.score >= answer.score * RELATED_SHARE);
  return { answer: toMatch(answer), related: related.slice(0, RELATED).map(toMatch), suggestions: [] };
}

/** A name that was asked for whole answers, whatever was asked besides. */
const answers = ({ coverage, named }: Ranked, asked: readonly Asked[]): boolean =>
  named || coverage >= ANSWER || (coverage > 0 && asked.every(({ optional }) => optional));

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
