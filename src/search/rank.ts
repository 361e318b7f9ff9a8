import { kindsAsked, tells } from './answer-kind.ts';
import { closest } from './closest.ts';
import { type Corpus, type Document, entriesCalled, mainName, wordsOfDocument } from './corpus.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { isPartlySaid, isWhole, namesAmong, shareOf, weightAbout } from './name-match.ts';
import { guessBeside } from './neighbours.ts';
import { SECTION } from './prior.ts';
import type { Asked } from './question.ts';
import { type Weighed, weighAll } from './weigh.ts';
import { wordOrder } from './word-order.ts';

/** How well an entry answers a question. */
export type Ranked = Pick<Coverage, 'stretch' | 'why' | 'ofTitle'> & {
  document: Document;
  /** Share of what was asked that the entry has, 0 to 1. */
  coverage: number;
  /** The question is one of its names, or asks for a name of two or more words, or for two neighbouring words of a longer one. */
  named: boolean;
  /** Some word of one of its names was asked for. */
  ofName: boolean;
  /** Some neighbouring words of the question are neighbours in the entry too. */
  ordered: boolean;
  /** Orders the entries. */
  score: number;
};

/** A question that is exactly the name of an entry wants that entry. */
const SAME_NAME = 1;
/** A name of several words that was asked for whole is what the question is about, whatever else is in it. */
const WHOLE_NAME = 0.4;
/** What part of a name is asked for, and what part of the question a name is. */
const NAME = 0.1;
const ABOUT_NAME = 0.15;
/** What each doubling of an entry's length takes, from a usual one's on: more words have more of any question by chance. */
const LENGTH = 0.035;
const USUAL = 20;
const IN_ORDER = 0.16;
/** An entry with a time, or an amount, where the question asks for one. */
const TOLD = 0.2;
/** So many words, nearly all there and in that order, are a quotation of the entry. */
const QUOTED = 0.5;
const QUOTED_WORDS = 5;
const QUOTED_SHARE = 0.95;

/** Entries that have any of what was asked, best first; of equal ones the newer briefing's first. */
export function rank(corpus: Corpus, question: string, asked: readonly Asked[]): Ranked[] {
  const weighed = weighAll(corpus, asked);
  const same = new Set(entriesCalled(corpus, question));
  const numbers = new Set([...same, ...closest(corpus, weighed)]);
  const kinds = kindsAsked(question);
  const isTold = ({ document: { entry } }: Look): boolean =>
    kinds.some((kind) => tells(entry.text.plain, kind));
  const looks = [...numbers].flatMap((number) => {
    const document = corpus.documents[number];
    return document ? [look(corpus, document, weighed, same.has(number))] : [];
  });
  const most = looks.reduce((best, { coverage: { covered } }) => Math.max(best, covered), 0);
  return newerFirst(
    looks.map((one) => score(one, most, isTold(one))).sort((a, b) => b.score - a.score || newer(a, b)),
  );
}

const newer = (a: Ranked, b: Ranked): number =>
  (b.document.briefing.date ?? 0) - (a.document.briefing.date ?? 0);

/** An entry that has so much less of a question than another does not take its place by being newer. */
const AS_GOOD = 0.1;

/** Where several briefings explain one term and have as much of the question, the newest takes the best of their places, and so on. */
function newerFirst(ranked: readonly Ranked[]): Ranked[] {
  const byTerm = Map.groupBy(ranked, termOf);
  for (const group of byTerm.values()) {
    const most = Math.max(...group.map(({ coverage }) => coverage));
    const isAsGood = ({ coverage }: Ranked): boolean => coverage >= most - AS_GOOD;
    group.sort((a, b) => Number(isAsGood(b)) - Number(isAsGood(a)) || (isAsGood(a) ? newer(a, b) : 0));
  }
  return ranked.flatMap((one) => byTerm.get(termOf(one))?.shift() ?? []);
}

const termOf = ({ document: { entry } }: Ranked): string => (entry.term ? mainName(entry.term) : entry.id);

/** What is seen of an entry by itself, before it is compared with others. */
type Look = {
  document: Document;
  coverage: Coverage;
  /** How many different words it has. */
  size: number;
  /** Share of the question's neighbours that are neighbours here. */
  order: number;
  sameName: boolean;
  wholeName: boolean;
  partlyNamed: boolean;
  /** The largest share of a name that was asked for, and the largest weight that a name has of the question. */
  nameShare: number;
  nameWeight: number;
  quoted: boolean;
};

function look(corpus: Corpus, document: Document, typed: readonly Weighed[], sameName: boolean): Look {
  const words = wordsOfDocument(corpus, document);
  const has = new Set(words);
  const asked = guessBeside(typed, words, has);
  const names = namesAmong(words, document);
  const coverage = coverageOf(
    asked,
    has,
    new Set(names.flat()),
    corpus.volumes.get(document.briefing.id)?.title,
  );
  const { matched, covered, whole } = coverage;
  const order = wordOrder(words, asked, has);
  return {
    document,
    coverage,
    size: has.size,
    order,
    sameName,
    wholeName: names.some((name) => isWhole(name, matched)),
    partlyNamed: names.some((name) => isPartlySaid(name, asked)),
    nameShare: Math.max(0, ...names.map((name) => shareOf(name, matched))),
    nameWeight: Math.max(0, ...names.map((name) => weightAbout(name, asked))),
    quoted: asked.length >= QUOTED_WORDS && Math.min(covered / whole, order) >= QUOTED_SHARE,
  };
}

/** Puts an entry's points together; `most` is the weight that the entry with most has of the question. */
function score(look: Look, most: number, told: boolean): Ranked {
  const { document, coverage, order, sameName, wholeName } = look;
  const { covered, whole, stretch, why, ofTitle } = coverage;
  const share = (weight: number, of: number): number => (of ? weight / of : 0);
  return {
    document,
    stretch,
    why,
    ofTitle,
    coverage: share(covered, whole),
    named: sameName || wholeName || look.partlyNamed,
    ofName: look.nameShare > 0,
    ordered: order > 0,
    score:
      share(covered, whole) +
      NAME * look.nameShare * share(covered, whole) +
      ABOUT_NAME * share(look.nameWeight, whole) * share(covered, whole) +
      LENGTH * Math.log2(USUAL / look.size) +
      IN_ORDER * order +
      (told ? TOLD : 0) +
      SECTION[document.entry.section] +
      (sameName ? SAME_NAME + WHOLE_NAME : 0) +
      (wholeName && !sameName ? WHOLE_NAME * Math.min(1, share(look.nameWeight, most)) : 0) +
      (look.quoted ? QUOTED : 0),
  };
}
