import type { Briefing, Entry } from '../briefings/briefing.ts';
import { firstThatAnswers } from './answers.ts';
import type { Corpus, Document } from './corpus/corpus.ts';
import { highlight, type Range } from './highlight.ts';
import type { How } from './matching/word-match.ts';
import { suggestionsFor } from './no-answer.ts';
import { createGuessing } from './question/guessing.ts';
import { readQuestion } from './question/question.ts';
import { rank } from './ranking/rank.ts';
import type { Ranked } from './ranking/score.ts';
import { sectionOfNewest } from './section-of-newest.ts';
import { entryOfClause, entryOfStory } from './stories.ts';
import { entriesOfTopics, isPlainList, partsOf, says } from './topics.ts';

/** An entry that has something of a question, and why it was found. */
export type Match = {
  briefing: Briefing;
  entry: Entry;
  /** Higher is better; only comparable within one result. */
  score: number;
  /** Where the entry's `term` and `text.plain` have what matched, in UTF-16 units. Looked for when read, as few matches are shown. */
  readonly highlights: { term: Range[]; text: Range[] };
  /** Which typed word led to which word of the corpus, how, and how sure that is (up to 1). */
  why: { typed: string; matched: string; how: How | 'section'; quality: number }[];
  /** What was asked for and only the title of its briefing has. */
  ofTitle: readonly string[];
};

/** `answer` with up to four `related`, or, when nothing answers well enough, up to eight `suggestions`. */
export type SearchResult = { answer?: Match; related: Match[]; suggestions: Match[] };

const RELATED = 4;
/** A related entry has at least this share of the answer's score, unless it is another topic of a list. */
const RELATED_SHARE = 0.35;

/** Finds the entry that answers a question best, or what to suggest when none does. Never throws, whatever was typed. */
export function search(corpus: Corpus, typed: string): SearchResult {
  const question = readQuestion(corpus.vocabulary, typed);
  const section = sectionOfNewest(corpus, question);
  const [opening, ...others] = section?.documents.map((one) => ofSection(one, section.typed)) ?? [];
  if (opening) return { answer: opening, related: others.slice(0, RELATED), suggestions: [] };
  const ranked = rank(corpus, question);
  const answer = firstThatAnswers(ranked, question.bare);
  // All parts together get no more guesses than a short question, or a list of clauses would keep others waiting.
  const mayGuess = createGuessing();
  const find = (part: string): Ranked | undefined => {
    const read = readQuestion(corpus.vocabulary, part, { mayGuess });
    return firstThatAnswers(rank(corpus, read), read.bare);
  };
  const all = partsOf(question.text);
  // "Supply and Demand" is one term, not two topics.
  const parts = all.length > 1 && answer && says(answer.document.entry, question.text) ? [] : all;
  const topics = entriesOfTopics(parts, find, answer, isPlainList(question.text));
  const first = topics[0] ?? answer ?? entryOfClause(parts, find) ?? entryOfStory(question.text, ranked);
  if (!first) {
    const suggestions = suggestionsFor(corpus, question, ranked).map((one) =>
      'why' in one ? toMatch(one) : unmatched(one),
    );
    return { related: [], suggestions };
  }
  const near = ranked.filter(({ score }) => score >= (answer ?? first).score * RELATED_SHARE);
  const shown = new Map([first, ...topics, ...near].map((one) => [one.document, one] as const));
  const related = [...shown.values()].slice(1, RELATED + 1);
  return { answer: toMatch(first), related: related.map(toMatch), suggestions: [] };
}

function toMatch({ document: { briefing, entry }, score, why, ofTitle }: Ranked): Match {
  const words = new Set(why.map(({ match }) => match.word));
  return {
    briefing,
    entry,
    score,
    get highlights() {
      return { term: highlight(entry.term ?? '', words), text: highlight(entry.text.plain, words) };
    },
    why: why.map(({ typed, match }) => ({
      typed,
      matched: match.word.text,
      how: match.how,
      quality: match.quality,
    })),
    ofTitle,
  };
}

const unmatched = ({ briefing, entry }: Document): Match => ({
  briefing,
  entry,
  score: 0,
  highlights: { term: [], text: [] },
  why: [],
  ofTitle: [],
});

const ofSection = (document: Document, typed: string): Match => ({
  ...unmatched(document),
  score: 1,
  why: [{ typed, matched: document.entry.section, how: 'section', quality: 1 }],
});
