import type { Document } from '../corpus/corpus.ts';
import { SECTION } from '../corpus/prior.ts';
import type { Coverage } from './coverage.ts';
import type { Look } from './look.ts';

/** An entry, and how well it answers a question. */
export type Ranked = Pick<Coverage, 'stretch' | 'why' | 'ofTitle'> & {
  document: Document;
  /** Share of what was asked that the entry has, 0 to 1. */
  coverage: number;
  /** The question is one of its names, or has all of a name in it, or two neighbouring words of a name of three or more. */
  named: boolean;
  /** Some word of one of its names was asked for. */
  ofName: boolean;
  /** Some neighbouring words of the question are neighbours in the entry too. */
  ordered: boolean;
  /** It tells what was asked for: a time, an amount, a place, somebody's job or what something is called. */
  told: boolean;
  /** It is of the section that was asked for. */
  ofSection: boolean;
  /** Orders the entries. */
  score: number;
};

/** A question that is a name of an entry wants that entry. */
const SAME_NAME = 1;
/** A name that is in the question as a whole is what the question is about, whatever else is in it. */
const WHOLE_NAME = 0.4;
/**
 * How much of a name was asked for, and how much of the question that is; both count less where another entry has more of the
 * question.
 */
const NAME = 0.1;
const ABOUT_NAME = 0.15;
/**
 * What each doubling of an entry's length beyond `SHORT` different words takes: long entries have something of any question by
 * chance.
 */
const LENGTH = 0.035;
const SHORT = 14;
/** Instead of the summary's low place by `SECTION`, when the question is about the title. */
const TITLE_ASKED = 0.08;
/** Neighbouring words of the question that are neighbours in the entry, in the same order and in the other. */
const IN_ORDER = 0.16;
const TURNED = 0.08;
/** It tells what was asked for. */
const TOLD = 0.35;
/** It is of the section that was asked for. Who says "a summary of …" may just want a short answer. */
const OF_SECTION = { summary: 0.3, takeaways: 0.6, analysis: 0.6, glossary: 0 };
/** The question quotes it. */
const QUOTED = 0.5;

/** It is a definition where news is asked for. */
const MISPLACED = 0.2;

/** How an entry suits the kind of answer that is asked for. */
type Suits = Pick<Ranked, 'told' | 'ofSection'> & {
  /** It only says what a word means, and news is asked for. */
  misplaced: boolean;
};

/** Adds up what was seen of an entry. `most` is the largest weight that any entry has of the question. */
export function score(look: Look, most: number, { told, ofSection, misplaced }: Suits): Ranked {
  const { document, coverage, order, called, wholeName } = look;
  const { covered, whole, stretch, why, ofTitle } = coverage;
  return {
    document,
    stretch,
    why,
    ofTitle,
    coverage: share(covered, whole),
    named: called === 'exactly' || wholeName || look.partlyNamed,
    ofName: look.nameShare > 0,
    ordered: order.kept > 0,
    told,
    ofSection,
    score:
      share(covered, whole) +
      (NAME * look.nameShare + ABOUT_NAME * share(look.nameWeight, whole)) *
        share(covered, whole) *
        share(covered, most) +
      LENGTH * Math.min(0, Math.log2(SHORT / look.size)) +
      IN_ORDER * order.kept +
      TURNED * order.turned +
      (told ? TOLD : 0) -
      (misplaced ? MISPLACED : 0) +
      (ofSection ? OF_SECTION[document.entry.section] : 0) +
      (look.ofTitle && document.entry.section === 'summary' ? TITLE_ASKED : SECTION[document.entry.section]) +
      nameBonus(look, most) +
      (look.quoted ? QUOTED : 0),
  };
}

function nameBonus({ called, wholeName, nameWeight }: Look, most: number): number {
  if (called === 'exactly') return SAME_NAME + WHOLE_NAME;
  if (called === 'but for slips') return SAME_NAME;
  return wholeName ? WHOLE_NAME * share(nameWeight, most) ** 2 : 0;
}

const share = (weight: number, of: number): number => (of ? weight / of : 0);
