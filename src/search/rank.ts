import type { Section } from '../briefings/briefing.ts';
import { closest } from './closest.ts';
import { type Corpus, type Document, entriesCalled, mainName, wordsOfDocument } from './corpus.ts';
import type { WordMatch } from './match-word.ts';
import { isPartlySaid, isWhole, namesAmong, shareOf, weightAbout } from './name-match.ts';
import type { Asked } from './question.ts';
import { isCommon } from './stop-words.ts';
import { thresholds } from './thresholds.ts';
import type { VocabularyWord } from './vocabulary.ts';
import { wordOrder } from './word-order.ts';

/** How well an entry answers a question. */
export type Ranked = {
  document: Document;
  /** Share of what was asked that the entry has, 0 to 1; rare words count more, words not in the corpus most of all. */
  coverage: number;
  /** The question is one of its names, or asks for a name of two or more words, or for two neighbouring words of a longer one. */
  named: boolean;
  /** Some neighbouring words of the question are neighbours in the entry too. */
  ordered: boolean;
  /** Orders the entries; above 0. */
  score: number;
  why: { typed: string; match: WordMatch }[];
};

/** A question that is exactly the name of an entry wants that entry. */
const SAME_NAME = 1;
/** A name of several words that was asked for whole is what the question is about, whatever else is in it. */
const WHOLE_NAME = 0.4;
/** What part of a name is asked for, and what part of the question a name is. */
const NAME = 0.1;
const ABOUT_NAME = 0.15;
const FOCUS = 0.04;
const IN_ORDER = 0.06;
/** So many words, nearly all there and in that order, are a quotation of the entry. */
const QUOTED = 0.5;
const QUOTED_WORDS = 5;
const QUOTED_SHARE = 0.95;
/** At an equal match: takeaway before glossary text before analysis before summary. A glossary term counts through its name. */
const SECTION: Record<Section, number> = { takeaways: 0.05, glossary: 0.04, analysis: 0.02, summary: 0 };

/** Entries that have any of what was asked, best first; of equal ones the newer briefing's first. */
export function rank(corpus: Corpus, question: string, asked: readonly Asked[]): Ranked[] {
  const weights = asked.map((one) => weigh(corpus, one));
  const same = new Set(entriesCalled(corpus, question));
  const numbers = new Set([...same, ...closest(corpus, asked, weights, (section) => SECTION[section])]);
  const ranked = [...numbers]
    .flatMap((number) => {
      const document = corpus.documents[number];
      return document ? [look(corpus, document, asked, weights, same.has(number))] : [];
    })
    .sort((a, b) => b.score - a.score || newer(a, b));
  return newerFirst(ranked);
}

const newer = (a: Ranked, b: Ranked): number =>
  (b.document.briefing.date ?? 0) - (a.document.briefing.date ?? 0);

/** Where several briefings explain one term, the newest takes the best of their places, and so on. */
function newerFirst(ranked: readonly Ranked[]): Ranked[] {
  const byTerm = Map.groupBy(ranked, ({ document: { entry } }) =>
    entry.term ? mainName(entry.term) : entry.id,
  );
  for (const group of byTerm.values()) if (group.length > 1) group.sort(newer);
  return ranked.flatMap(
    ({ document: { entry } }) => byTerm.get(entry.term ? mainName(entry.term) : entry.id)?.shift() ?? [],
  );
}

/** The rarer a word, the more it says; a word in no entry says most. */
function weigh({ size }: Corpus, { typed, matches, optional }: Asked): number {
  const best = matches.reduce((top, { quality }) => Math.max(top, quality), 0);
  const entries = matches.reduce(
    (most, { quality, word }) => (quality === best ? Math.max(most, word.entries) : most),
    0.5,
  );
  return (
    Math.log(1 + size / entries) * (optional ? thresholds.optional : isCommon(typed) ? thresholds.common : 1)
  );
}

function look(
  corpus: Corpus,
  document: Document,
  asked: readonly Asked[],
  weights: readonly number[],
  sameName: boolean,
): Ranked {
  const words = wordsOfDocument(corpus, document);
  const names = namesAmong(words, document);
  const has = new Set(words);
  const title = corpus.titles.get(document.briefing.id);
  const matched = new Map<VocabularyWord, number>();
  const why: Ranked['why'] = [];
  let covered = 0;
  let whole = 0;
  asked.forEach(({ typed, matches, optional }, i) => {
    const weight = weights[i] ?? 0;
    let best = 0;
    for (const match of matches) {
      if (!has.has(match.word)) continue;
      best = Math.max(best, match.quality);
      matched.set(match.word, Math.max(matched.get(match.word) ?? 0, match.quality));
      why.push({ typed, match });
    }
    covered += best * weight;
    const titled = matches.some(({ word }) => title?.includes(word));
    if (best) whole += weight;
    else if (!optional) whole += weight * (titled ? thresholds.titled : 1);
  });
  const coverage = whole ? covered / whole : 0;
  const wholeName = sameName || names.some((name) => isWhole(name, matched));
  const order = wordOrder(words, asked, has);
  const quoted = asked.length >= QUOTED_WORDS && Math.min(coverage, order) >= QUOTED_SHARE;
  const score =
    coverage +
    NAME * Math.max(0, ...names.map((name) => shareOf(name, matched))) +
    ABOUT_NAME * Math.max(0, ...names.map((name) => weightAbout(name, asked, weights) / (whole || 1))) +
    FOCUS * (matched.size / has.size) +
    IN_ORDER * order +
    SECTION[document.entry.section] +
    (sameName ? SAME_NAME : 0) +
    (wholeName ? WHOLE_NAME : 0) +
    (quoted ? QUOTED : 0);
  const named = wholeName || names.some((name) => isPartlySaid(name, asked));
  return { document, coverage, named, ordered: order > 0, score, why };
}
