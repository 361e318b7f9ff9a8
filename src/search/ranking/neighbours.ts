import { doubleMetaphone } from 'double-metaphone';
import type { VocabularyWord } from '../corpus/vocabulary.ts';
import { FAR, typoDistance } from '../matching/typo-distance.ts';
import type { WordMatch } from '../matching/word-match.ts';
import { isStopWord } from '../words/stop-words.ts';
import type { Weighed } from './weigh.ts';

/** A badly mistyped word is at most this far off, by its length: most of its letters are right. */
const FAR_SHARE = 0.4;
/** How sure such a guess is. */
const QUALITY = 0.7;
/** How sure the word beside it must be. */
const SURE = 0.8;
const SHORTEST = 3;
/** Whoever types a word that is more common than this means that word. */
const ENGLISH = 0.2;

/**
 * The question with more guesses at what this entry seems to lack. "kelsser syndrome": where the entry has a word of the question, what stands
 * beside it in the question may be a bad slip of what stands beside it in the entry.
 */
export function guessBeside(
  asked: readonly Weighed[],
  words: readonly VocabularyWord[],
  has: ReadonlySet<VocabularyWord>,
): readonly Weighed[] {
  const isGuess = (one: Weighed): boolean =>
    mayBeMistyped(one) && !one.matches.some(({ word }) => has.has(word));
  if (!asked.some(isGuess)) return asked;
  const surely = asked.map(({ matches }) =>
    matches.filter(({ word, quality }) => quality >= SURE && has.has(word)).map(({ word }) => word),
  );
  return asked.map((one, i) => {
    if (!isGuess(one)) return one;
    for (const step of [-1, 1]) {
      for (const word of surely[i + step] ?? []) {
        const beside = neighboursOf(words, word, step).find(({ text }) => isLike(one.typed, text));
        if (!beside) continue;
        const match: WordMatch = { word: beside, quality: QUALITY, how: 'typo' };
        return { ...one, matches: [...one.matches, match] };
      }
    }
    return one;
  });
}

/** The words next to a word, wherever that stands, each once; at each place first the one on the side opposite to `step`. */
function neighboursOf(
  words: readonly VocabularyWord[],
  word: VocabularyWord,
  step: number,
): VocabularyWord[] {
  const found = new Set<VocabularyWord>();
  for (let at = words.indexOf(word); at !== -1; at = words.indexOf(word, at + 1))
    for (const beside of [words[at - step], words[at + step]]) if (beside) found.add(beside);
  return [...found];
}

const mayBeMistyped = ({ typed, optional, common }: Weighed): boolean =>
  !optional && typed.length >= SHORTEST && common < ENGLISH;

const isLike = (typed: string, text: string): boolean =>
  text.length >= SHORTEST &&
  !isStopWord(text) &&
  (typoDistance(typed, text, Math.min(FAR, typed.length * FAR_SHARE)) !== Infinity ||
    (LATIN.test(typed) && LATIN.test(text) && doubleMetaphone(typed)[0] === doubleMetaphone(text)[0]));

const LATIN = /^[a-z]{3,}$/;
