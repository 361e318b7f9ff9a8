import type { Section } from '../briefings/briefing.ts';
import { closest } from './closest.ts';
import { type Corpus, type Document, entriesCalled, mainName, wordsOfDocument } from './corpus.ts';
import type { WordMatch } from './match-word.ts';
import type { Asked } from './question.ts';
import type { VocabularyWord } from './vocabulary.ts';

/** How well an entry answers a question. */
export type Ranked = {
  document: Document;
  /** Share of what was asked that the entry has, 0 to 1; rare words count more, words not in the corpus most of all. */
  coverage: number;
  /** The question is one of its names, or asks for all words of a name of two or more. */
  named: boolean;
  /** Orders the entries; above 0. */
  score: number;
  why: { typed: string; match: WordMatch }[];
};

/** A question that is exactly the name of an entry wants that entry. */
const SAME_NAME = 1;
/** A name of several words that was asked for whole is what the question is about, whatever else is in it. */
const WHOLE_NAME = 0.4;
/** How sure each of its words must be. */
const WHOLE = 0.8;
/** What part of a name is asked for, and what part of the question a name is. */
const NAME = 0.1;
const ABOUT_NAME = 0.15;
const FOCUS = 0.04;
const IN_ORDER = 0.06;
/** At an equal match: takeaway before glossary text before analysis before summary. A glossary term counts through its name. */
const SECTION: Record<Section, number> = { takeaways: 0.05, glossary: 0.04, analysis: 0.02, summary: 0 };

/** An optional word's part of the weight it would have. */
const OPTIONAL = 0.4;

/** Words this near in the question should be as near in the entry. */
const NEAR = 3;

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
function weigh({ size }: Corpus, { matches, optional }: Asked): number {
  const best = matches.reduce((top, { quality }) => Math.max(top, quality), 0);
  const entries = matches.reduce(
    (most, { quality, word }) => (quality === best ? Math.max(most, word.entries) : most),
    0.5,
  );
  return Math.log(1 + size / entries) * (optional ? OPTIONAL : 1);
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
    if (!optional || best) whole += weight;
  });
  const coverage = whole ? covered / whole : 0;
  const named =
    sameName ||
    names.some((name) => name.length > 1 && name.every((word) => (matched.get(word) ?? 0) >= WHOLE));
  const score =
    coverage +
    NAME * Math.max(0, ...names.map((name) => share(name, matched))) +
    ABOUT_NAME * Math.max(0, ...names.map((name) => about(name, asked, weights) / (whole || 1))) +
    FOCUS * (matched.size / has.size) +
    IN_ORDER * order(words, asked, has) +
    SECTION[document.entry.section] +
    (sameName ? SAME_NAME : 0) +
    (named ? WHOLE_NAME : 0);
  return { document, coverage, named, score, why };
}

function namesAmong(words: readonly VocabularyWord[], { nameLengths }: Document): VocabularyWord[][] {
  let at = 0;
  return nameLengths.map((length) => {
    at += length;
    return words.slice(at - length, at);
  });
}

/** How much of a name was asked for. */
const share = (name: readonly VocabularyWord[], matched: ReadonlyMap<VocabularyWord, number>): number =>
  name.reduce((sum, word) => sum + (matched.get(word) ?? 0), 0) / name.length;

/** The weight of what was asked and is part of a name. */
const about = (
  name: readonly VocabularyWord[],
  asked: readonly Asked[],
  weights: readonly number[],
): number =>
  asked.reduce((sum, { matches }, i) => {
    const best = matches.reduce(
      (top, { word, quality }) => (quality > top && name.includes(word) ? quality : top),
      0,
    );
    return sum + best * (weights[i] ?? 0);
  }, 0);

/** Share of neighbouring words of the question that are near each other, in that order, in the entry too. */
function order(
  words: readonly VocabularyWord[],
  asked: readonly Asked[],
  has: ReadonlySet<VocabularyWord>,
): number {
  if (asked.length < 2) return 0;
  const chosen = asked.map(({ matches }) => matches.find(({ word }) => has.has(word))?.word);
  const kept = chosen.filter((word, i) => {
    const before = chosen[i - 1];
    return word && before && follows(words, before, word);
  });
  return kept.length / (asked.length - 1);
}

function follows(words: readonly VocabularyWord[], before: VocabularyWord, word: VocabularyWord): boolean {
  for (let at = words.indexOf(before); at !== -1; at = words.indexOf(before, at + 1)) {
    const next = words.indexOf(word, at + 1);
    if (next !== -1 && next - at <= NEAR) return true;
  }
  return false;
}
