import { type Corpus, type Document, wordsOfDocument } from '../corpus/corpus.ts';
import type { VocabularyWord } from '../corpus/vocabulary.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { isPartlySaid, isWhole, namesAmong, shareOf, weightAbout } from './name-match.ts';
import { guessBeside } from './neighbours.ts';
import type { Weighed } from './weigh.ts';
import { type WordOrder, wordOrder } from './word-order.ts';

/** Whether a question as a whole is a name: as it stands, or with its slips mended. */
export type Called = 'exactly' | 'but for slips' | undefined;

/** A question of so many words, nearly all of which an entry has in that order, quotes it. */
const QUOTED_WORDS = 5;
const QUOTED_SHARE = 0.95;

/** What is seen of an entry by itself, before it is compared with others. */
export type Look = {
  document: Document;
  coverage: Coverage;
  /** How many different words it has. */
  size: number;
  /** How much of the question's order of words it has. */
  order: WordOrder;
  /** Whether the question is one of its names, as it stands or with its slips mended. */
  called: Called;
  /** All of a name was asked for, see `isWhole`. */
  wholeName: boolean;
  /** A part of a long name was asked for, see `isPartlySaid`. */
  partlyNamed: boolean;
  /** The largest share of a name that was asked for, and the largest weight in the question that one name has. */
  nameShare: number;
  nameWeight: number;
  /** The question quotes it. */
  quoted: boolean;
  /** Several words were asked for, and they are in the title of its briefing: all of them, or all of the title. */
  ofTitle: boolean;
};

/** As sure as another form of a word. */
const IN_TITLE = 0.85;

/** Looks at an entry closely. */
export function look(corpus: Corpus, document: Document, typed: readonly Weighed[], called: Called): Look {
  const words = wordsOfDocument(corpus, document);
  const has = new Set(words);
  const asked = guessBeside(typed, words, has);
  const names = namesAmong(words, document);
  const title = corpus.volumes.get(document.briefing.id)?.title ?? [];
  const coverage = coverageOf(asked, has, new Set(names.flat()), title);
  const { matched, covered, whole } = coverage;
  const order = wordOrder(words, asked, has);
  return {
    document,
    coverage,
    size: has.size,
    order,
    called,
    wholeName: names.some((name) => isWhole(name, matched)),
    partlyNamed: names.some((name) => isPartlySaid(name, asked)),
    nameShare: Math.max(0, ...names.map((name) => shareOf(name, matched))),
    nameWeight: Math.max(0, ...names.map((name) => weightAbout(name, asked))),
    quoted: asked.length >= QUOTED_WORDS && Math.min(covered / whole, order.kept) >= QUOTED_SHARE,
    ofTitle: isOfTitle(title, asked),
  };
}

/** Whether several things were asked for and the title has all of them, or all of the title was asked for. */
function isOfTitle(title: readonly VocabularyWord[], asked: readonly Weighed[]): boolean {
  const found = asked.map(({ matches }) =>
    matches
      .filter(({ word, quality }) => quality >= IN_TITLE && title.includes(word))
      .map(({ word }) => word),
  );
  const said = new Set(found.flat());
  return (
    asked.length > 1 &&
    (found.every((words) => words.length) || (title.length > 1 && title.every((word) => said.has(word))))
  );
}
