import type { Corpus } from '../corpus/corpus.ts';
import type { VocabularyWord } from '../corpus/vocabulary.ts';
import type { WordMatch } from '../matching/word-match.ts';
import type { Asked } from '../question/asked.ts';
import { thresholds } from '../thresholds.ts';
import { commonness } from '../words/commonness.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isNoWord } from '../words/english/written.ts';

/** One thing asked for, with what it counts. */
export type Weighed = Asked & {
  /** What it counts: the rarer, the more; what is in no entry counts most. */
  weight: number;
  /** How common it is in any talk, 0 to 1. */
  common: number;
  /** The words of the corpus that it surely is. */
  sure: readonly VocabularyWord[];
  /** It says by itself what is meant. */
  isRare: boolean;
};

/** What any word counts, however many entries of a small library have it. */
const LEAST = 0.7;
/** A word in no entry is as rare as one in half an entry. */
const IN_NONE = 0.5;

/** What each thing asked for counts in this corpus; names count for more in a sentence. */
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

/** What is no word and leads nowhere is in a sentence slang, or a slip in the talk around ("wich", "ppl"), and as common as this. */
const SLANG = 0.6;

/** Less common than this a word is hardly met in any talk. */
const RARE = 0.1;
/** How sure a word must be to say which entry is meant, and how near another name for it. */
const SURELY = { word: 0.8, name: 0.6 };

/** The words of the corpus that one thing asked for surely is, and whether it says by itself what is meant: as a rare word, or in a sentence as a name. */
function surely({ matches }: Asked, common: number, sentence: boolean): Pick<Weighed, 'sure' | 'isRare'> {
  const sure = matches
    .filter(({ how, quality, word }) =>
      how === 'meaning' ? sentence && word.proper && quality >= SURELY.name : quality >= SURELY.word,
    )
    .map(({ word }) => word);
  const isName = sentence && sure.some(({ proper }) => proper);
  return { sure, isRare: isName || common < RARE };
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
