import type { Corpus } from '../corpus/corpus.ts';
import type { VocabularyWord } from '../corpus/vocabulary.ts';
import type { WordMatch } from '../matching/sure-matches.ts';
import type { Asked } from '../question/asked.ts';
import { thresholds } from '../thresholds.ts';
import { commonness } from '../words/commonness.ts';

/** One thing asked for, with what it counts. */
export type Weighed = Asked & {
  /** What it counts: the rarer, the more; what is in no entry counts most. */
  weight: number;
  /** How common it is in any talk, 0 to 1. */
  common: number;
};

/** What any word counts, however many entries of a small library have it. */
const LEAST = 0.7;
/** A match of this quality is as good as sure; the less of that a guess has, the more it counts as in no entry. */
const SURE = 0.7;
/** A word in no entry is as rare as one in half an entry. */
const IN_NONE = 0.5;

/** What each thing asked for counts in this corpus. */
export const weighAll = (corpus: Corpus, asked: readonly Asked[]): Weighed[] =>
  asked.map((one) => weigh(corpus, one));

function weigh({ size }: Corpus, asked: Asked): Weighed {
  const { typed, matches, optional } = asked;
  const best = matches.reduce<WordMatch | undefined>(
    (top, match) => (match.quality > (top?.quality ?? 0) ? match : top),
    undefined,
  );
  const entries = matches.reduce(
    (most, { quality, word }) => (quality === best?.quality ? Math.max(most, word.entries) : most),
    IN_NONE,
  );
  const sure = Math.min(1, (best?.quality ?? 0) / SURE);
  const rarity = sure * Math.log(1 + size / entries) + (1 - sure) * Math.log(1 + size / IN_NONE);
  const common = Math.max(
    commonness(typed),
    best?.how === 'typo' || best?.how === 'sound' ? commonness(best.word.text) : 0,
  );
  const part = optional ? thresholds.optional : 1 - thresholds.common * common;
  return { ...asked, common, weight: (LEAST + rarity) * part };
}

/** In a question of so many things all are the point, in one of so many most are talk around it. */
const [ALL_POINT, MOSTLY_TALK] = [3, 10];

/**
 * How much of what is common in a question is talk that an entry need not have, from 0 (nothing) to 1 (the most common words
 * are not missed at all): all of it beside an anchor, else the more the longer the question is.
 */
export const talkiness = (asked: readonly Weighed[], has: Words, names: Words): number =>
  isAnchored(asked, has, names)
    ? 1
    : Math.max(0, Math.min(1, (asked.length - ALL_POINT) / (MOSTLY_TALK - ALL_POINT)));

type Words = ReadonlySet<VocabularyWord>;

/** Less common than this a word is hardly met in any talk. */
const ANCHOR = 0.1;
const ANCHOR_QUALITY = 0.8;

/**
 * An anchor is a rare word that the entry surely has and that says the entry is meant: as a part of its name, as the only
 * entry with it, or as it has another word of the question too.
 */
function isAnchored(asked: readonly Weighed[], has: Words, names: Words): boolean {
  const sure = asked
    .map(({ common, matches }) => ({
      common,
      words: matches
        .filter(({ how, quality, word }) => how !== 'meaning' && quality >= ANCHOR_QUALITY && has.has(word))
        .map(({ word }) => word),
    }))
    .filter(({ words }) => words.length);
  const anchors = sure.filter(({ common }) => common < ANCHOR).flatMap(({ words }) => words);
  return anchors.some((word) => sure.length > 1 || word.entries === 1 || names.has(word));
}
