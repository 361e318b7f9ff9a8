import type { Document } from '../corpus/corpus.ts';
import type { VocabularyWord } from '../corpus/vocabulary.ts';
import type { Asked } from '../question/asked.ts';
import { thresholds } from '../thresholds.ts';
import { commonness } from '../words/commonness.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isUnspaced } from '../words/unspaced.ts';
import type { Weighed } from './weigh.ts';

/** The names of an entry, which its words begin with. */
export function namesAmong(words: readonly VocabularyWord[], { nameLengths }: Document): VocabularyWord[][] {
  let at = 0;
  return nameLengths.map((length) => {
    at += length;
    return words.slice(at - length, at);
  });
}

/** How much of a name was asked for, 0 to 1. */
export const shareOf = (
  name: readonly VocabularyWord[],
  matched: ReadonlyMap<VocabularyWord, number>,
): number => name.reduce((sum, word) => sum + (matched.get(word) ?? 0), 0) / name.length;

/** Whether all words of a name were asked for. A name of one word must be no everyday word: "demurrage". */
export function isWhole(
  name: readonly VocabularyWord[],
  matched: ReadonlyMap<VocabularyWord, number>,
): boolean {
  const isSaid = (word: VocabularyWord): boolean => (matched.get(word) ?? 0) >= thresholds.nameWord;
  const last = name.at(-1);
  if (!last) return false;
  // A name without spaces is its pairs of characters, and then the whole.
  const isOne =
    name.length === 1 || (isUnspaced(last.text) && name.every(({ text }) => last.text.includes(text)));
  return isOne ? isRare(last.text) && isSaid(last) : name.every(isSaid);
}

const isRare = (word: string): boolean =>
  LATIN_NAME.test(word)
    ? !isEnglish(word)
    : word.length >= SHORTEST_NAME && word > 'z' && commonness(word) === 0;

const LATIN_NAME = /^[a-z]{4,}$/;
const SHORTEST_NAME = 3;

/** Whether two neighbours in the question are neighbours in a name of three words or more: "antony blinken". */
export const isPartlySaid = (name: readonly VocabularyWord[], asked: readonly Asked[]): boolean =>
  name.length > 2 &&
  asked.some(
    (one, i) =>
      i > 0 && name.some((word, at) => at > 0 && means(one, word) && means(asked[i - 1], name[at - 1])),
  );

const means = (asked: Asked | undefined, word: VocabularyWord | undefined): boolean =>
  asked?.matches.some((match) => match.word === word && match.quality >= thresholds.nameWord) ?? false;

/** The weight of what was asked for and is part of a name. */
export const weightAbout = (name: readonly VocabularyWord[], asked: readonly Weighed[]): number =>
  asked.reduce((sum, { matches, weight }) => {
    const best = matches.reduce(
      (top, { word, quality }) => (quality > top && name.includes(word) ? quality : top),
      0,
    );
    return sum + best * weight;
  }, 0);
