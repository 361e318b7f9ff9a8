import type { Document } from '../corpus/corpus.ts';
import { SECTION } from '../corpus/prior.ts';
import type { Coverage } from './coverage.ts';
import type { Look } from './look.ts';

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
  /** It tells a time, an amount, a place, what somebody is or what something is called, as was asked. */
  told: boolean;
  /** It is of the section that was asked for. */
  ofSection: boolean;
  /** Orders the entries. */
  score: number;
};

/** A question that is exactly the name of an entry wants that entry. */
const SAME_NAME = 1;
/** A name of several words that was asked for whole is what the question is about, whatever else is in it. */
const WHOLE_NAME = 0.4;
/** What part of a name is asked for, and what part of the question a name is; less where another entry has more of the question. */
const NAME = 0.1;
const ABOUT_NAME = 0.15;
/** What each doubling of an entry's length takes, from that of a short one on: more words have more of any question by chance. */
const LENGTH = 0.035;
const SHORT = 14;
/** Who asks for nothing but what a title says wants the summary, which otherwise comes last. */
const TITLE_ASKED = 0.08;
const IN_ORDER = 0.16;
const TURNED = 0.08;
/** An entry that tells what was asked for. */
const TOLD = 0.35;
/** An entry of the section that was asked for; a summary of something may be no more than a short answer. */
const OF_SECTION = { summary: 0.3, takeaways: 0.6, analysis: 0.6, glossary: 0 };
/** A quotation of the entry wants that entry. */
const QUOTED = 0.5;

/** Puts an entry's points together; `most` is the weight that the entry with most has of the question. */
export function score(look: Look, most: number, told: boolean, ofSection: boolean): Ranked {
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
      (told ? TOLD : 0) +
      (ofSection ? OF_SECTION[document.entry.section] : 0) +
      (look.ofTitle && document.entry.section === 'summary' ? TITLE_ASKED : SECTION[document.entry.section]) +
      nameBonus(look, most) +
      (look.quoted ? QUOTED : 0),
  };
}

function nameBonus({ called, wholeName, nameWeight }: Look, most: number): number {
  if (called === 'exactly') return SAME_NAME + WHOLE_NAME;
  if (called === 'but for slips') return SAME_NAME;
  return wholeName ? WHOLE_NAME * Math.min(1, share(nameWeight, most)) ** 2 : 0;
}

const share = (weight: number, of: number): number => (of ? weight / of : 0);
