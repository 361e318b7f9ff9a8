import type { Section } from '../briefings/briefing.ts';
import type { Corpus, Document } from './corpus.ts';
import type { WordMatch } from './match-word.ts';
import type { Asked } from './question.ts';
import type { VocabularyWord } from './vocabulary.ts';

/** How well an entry answers a question. */
export type Ranked = {
  document: Document;
  /** Share of what was asked that the entry has, 0 to 1; rare words count more, words not in the corpus most of all. */
  coverage: number;
  /** Share of one of its names that was asked for, 0 to 1. */
  named: number;
  /** Orders the entries; above 0. */
  score: number;
  /** One of its names has two or more words, and all of them were asked for. */
  wholeName: boolean;
  why: { typed: string; match: WordMatch }[];
};

/** How many of the best-covering entries are looked at closely. */
const CLOSE_LOOK = 60;

const NAMED = 0.25;
/** A name of several words that was asked for whole is what the question is about, whatever else is in it. */
const WHOLE_NAME = 0.4;
const WHOLE = 0.8;
const FOCUS = 0.04;
const IN_ORDER = 0.06;
/** At an equal match: takeaway before glossary text before analysis before summary. A glossary term counts through NAMED. */
const SECTION: Record<Section, number> = { takeaways: 0.05, glossary: 0.04, analysis: 0.02, summary: 0 };

/** An optional word's part of the weight it would have. */
const OPTIONAL = 0.4;

/** Entries that have any of what was asked, best first; of equal ones the newer briefing's first. */
export function rank(corpus: Corpus, question: readonly Asked[]): Ranked[] {
  const weights = question.map((asked) => weigh(corpus, asked));
  const whole = weights.reduce((sum, weight, i) => sum + (question[i]?.optional ? 0 : weight), 0);
  const closest = gather(corpus, question, weights).slice(0, CLOSE_LOOK);
  return closest
    .map((number) => look(corpus.documents[number], question, weights, whole))
    .filter((ranked) => ranked !== undefined)
    .sort((a, b) => b.score - a.score || (b.document.briefing.date ?? 0) - (a.document.briefing.date ?? 0));
}

/** The rarer a word, the more it says; a word in no entry says most. */
function weigh({ size }: Corpus, { matches, optional }: Asked): number {
  const entries = Math.max(
    0.5,
    ...matches.filter(({ quality }) => quality === matches[0]?.quality).map(({ word }) => word.entries),
  );
  return Math.log(1 + size / entries) * (optional ? OPTIONAL : 1);
}

/** Numbers of the entries that have something of the question, by how much of its weight. */
function gather({ documents }: Corpus, question: readonly Asked[], weights: readonly number[]): number[] {
  const totals = new Map<number, number>();
  question.forEach(({ matches }, i) => {
    const best = new Map<number, number>();
    for (const { word, quality } of matches) {
      for (const number of word.postings) {
        if ((best.get(number) ?? 0) < quality) best.set(number, quality);
      }
    }
    for (const [number, quality] of best)
      totals.set(number, (totals.get(number) ?? 0) + quality * (weights[i] ?? 0));
  });
  const prior = (number: number): number => {
    const document = documents[number];
    if (!document) return 0;
    return SECTION[document.entry.section] + (document.names.length ? NAMED / 10 : 0);
  };
  return [...totals]
    .filter(([number]) => !documents[number]?.removed)
    .map(([number, total]) => ({
      number,
      total: total + prior(number),
      date: documents[number]?.briefing.date ?? 0,
    }))
    .sort((a, b) => b.total - a.total || b.date - a.date || a.number - b.number)
    .map(({ number }) => number);
}

function look(
  document: Document | undefined,
  question: readonly Asked[],
  weights: readonly number[],
  whole: number,
): Ranked | undefined {
  if (!document) return undefined;
  const has = new Set(document.words);
  let covered = 0;
  let extra = 0;
  const why: Ranked['why'] = [];
  question.forEach(({ typed, matches, optional }, i) => {
    const present = matches.filter(({ word }) => has.has(word));
    const best = present.reduce((top, { quality }) => Math.max(top, quality), 0);
    if (optional && best) extra += weights[i] ?? 0;
    covered += best * (weights[i] ?? 0);
    why.push(...present.map((match) => ({ typed, match })));
  });
  const coverage = covered / (whole + extra || 1);
  const matched = new Map(why.map(({ match }) => [match.word, match.quality]));
  const named = Math.max(0, ...document.names.map((name) => share(name, matched)));
  const wholeName = document.names.some(
    (name) => name.length >= 2 && name.every((word) => (matched.get(word) ?? 0) >= WHOLE),
  );
  const asksName = named && nameWeight(document, question, weights) / (whole || 1);
  const focus = matched.size / new Set(document.words).size;
  const score =
    coverage +
    NAMED * (0.6 * Math.min(1, asksName) + 0.4 * named) +
    FOCUS * focus +
    IN_ORDER * order(document, question, has) +
    SECTION[document.entry.section] +
    (wholeName ? WHOLE_NAME : 0);
  return { document, coverage, named, score, wholeName, why };
}

/** How much of a name was asked for. */
const share = (name: readonly VocabularyWord[], matched: ReadonlyMap<VocabularyWord, number>): number =>
  name.reduce((sum, word) => sum + (matched.get(word) ?? 0), 0) / name.length;

/** The weight of what was asked and is part of a name. */
const nameWeight = ({ names }: Document, question: readonly Asked[], weights: readonly number[]): number =>
  Math.max(
    0,
    ...names.map((name) =>
      question.reduce((sum, { matches }, i) => {
        const best = Math.max(
          0,
          ...matches.filter(({ word }) => name.includes(word)).map(({ quality }) => quality),
        );
        return sum + best * (weights[i] ?? 0);
      }, 0),
    ),
  );

/** Share of neighbouring words of the question that are neighbours in the entry too. */
function order({ words }: Document, question: readonly Asked[], has: ReadonlySet<VocabularyWord>): number {
  const chosen = question.map(({ matches }) => matches.find(({ word }) => has.has(word))?.word);
  if (chosen.length < 2) return 0;
  const following = new Map<VocabularyWord, Set<VocabularyWord>>();
  words.forEach((word, i) => {
    const near = following.get(word) ?? new Set();
    for (const next of words.slice(i + 1, i + 4)) near.add(next);
    following.set(word, near);
  });
  const kept = chosen.filter((word, i) => {
    const before = chosen[i - 1];
    return i > 0 && word && before && following.get(before)?.has(word);
  });
  return kept.length / (chosen.length - 1);
}
