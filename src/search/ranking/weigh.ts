import type { Corpus } from '../corpus/corpus.ts';
import type { VocabularyWord } from '../corpus/vocabulary.ts';
import type { WordMatch } from '../matching/word-match.ts';
import type { Asked } from '../question/asked.ts';
import { thresholds } from '../thresholds.ts';
import { commonness } from '../words/commonness.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isNoWord } from '../words/english/written.ts';

/** One thing asked for, with its weight. */
export type Weighed = Asked & {
  /** What it counts: the more, the fewer entries have it, and the less, the more common it is in everyday speech. */
  weight: number;
  /** How common it is in everyday speech, 0 to 1. */
  common: number;
  /** The words of the corpus that it surely means. */
  sure: readonly VocabularyWord[];
  /** It says by itself what is meant: a rare word, or in a sentence a name. */
  isRare: boolean;
};

/** What every word counts, even one that all entries have. */
const LEAST = 0.7;
/** A word in no entry is as rare as one in half an entry. */
const IN_NONE = 0.5;

/**
 * Weighs each thing asked for by how rare it is in this corpus and in everyday speech. `sentence` says that the question is
 * one, see `isSentence`.
 */
export const weighAll = (corpus: Corpus, asked: readonly Asked[], sentence: boolean): Weighed[] =>
  asked.map((one) => weigh(corpus, one, sentence));

function weigh({ size }: Corpus, asked: Asked, sentence: boolean): Weighed {
  const { typed, matches, optional } = asked;
  const best = matches.reduce<WordMatch | undefined>(
    (top, match) => (match.quality > (top?.quality ?? 0) ? match : top),
    undefined,
  );
  const entries = matches.reduce(
    (most, { quality, word }) => (quality === best?.quality ? Math.max(most, word.entries) : most),
    IN_NONE,
  );
  const sure = best?.quality ?? 0;
  const rarity = sure * Math.log(1 + size / entries) + (1 - sure) * Math.log(1 + size / IN_NONE);
  const common = Math.max(
    commonness(typed),
    sentence && !matches.length && isNoWord(typed) ? SLANG : 0,
    !isEnglish(typed) && (best?.how === 'typo' || best?.how === 'sound') ? commonness(best.word.text) : 0,
  );
  const part = optional ? thresholds.optional : 1 - thresholds.common * common;
  return { ...asked, common, weight: (LEAST + rarity) * part, ...surely(asked, common, sentence) };
}

/**
 * In a sentence what is no word and leads nowhere is slang, or a slip in the talk around ("wich", "ppl"): taken for as common
 * as this.
 */
const SLANG = 0.6;

/** A word less common than this is hardly ever said. */
const RARE = 0.1;
/** How sure a match must be to say which entry is meant; less for another name in a sentence. */
const SURELY = { word: 0.8, name: 0.6 };

/** What one thing asked for surely means, and whether it says so by itself. */
function surely({ matches }: Asked, common: number, sentence: boolean): Pick<Weighed, 'sure' | 'isRare'> {
  const sure = matches
    .filter(({ how, quality, word }) =>
      how === 'meaning' ? sentence && word.proper && quality >= SURELY.name : quality >= SURELY.word,
    )
    .map(({ word }) => word);
  const isName = sentence && sure.some(({ proper }) => proper);
  return { sure, isRare: isName || common < RARE };
}

/** In a question of up to so many things all are the point; in one of so many most are talk around it. */
const [ALL_POINT, MOSTLY_TALK] = [3, 10];

/**
 * How much of what is common in a question is talk that an entry need not have, from 0 (none) to 1 (the most common words are not
 * missed at all): all of it beside an anchor, and otherwise the more, the longer the question is.
 */
export const talkiness = (asked: readonly Weighed[], has: Words, names: Words): number =>
  isAnchored(asked, has, names)
    ? 1
    : Math.max(0, Math.min(1, (asked.length - ALL_POINT) / (MOSTLY_TALK - ALL_POINT)));

type Words = ReadonlySet<VocabularyWord>;

/**
 * An anchor is a rare word, or a name in a sentence, that the entry surely has and that says the entry is meant: as a part of its
 * name, as the only entry with it, or as it has another word of the question too.
 */
function isAnchored(asked: readonly Weighed[], has: Words, names: Words): boolean {
  const found = asked
    .map(({ sure, isRare }) => ({ isRare, words: sure.filter((word) => has.has(word)) }))
    .filter(({ words }) => words.length);
  return found
    .filter(({ isRare }) => isRare)
    .flatMap(({ words }) => words)
    .some((word) => found.length > 1 || word.entries === 1 || names.has(word));
}
