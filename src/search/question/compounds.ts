import { type Vocabulary, type VocabularyWord, wordOf } from '../corpus/vocabulary.ts';
import type { WordMatch } from '../matching/word-match.ts';
import { isRegion } from '../words/regions.ts';
import type { Asked } from './asked.ts';

/** Two numbers beside one another are not one long number. */
const isNumber = (whole: string): boolean => /^\d+$/.test(whole);

/**
 * Lets neighbours also mean what they are together: "water marks" is one word in the corpus, and "united nations" a region whose code
 * the corpus has.
 */
export function withCompounds(vocabulary: Vocabulary, asked: readonly Asked[]): Asked[] {
  const all = [...asked];
  for (let i = 1; i < all.length; i += 1) {
    const [a, b] = [all[i - 1], all[i]];
    if (!a || !b || isNumber(a.typed + b.typed)) continue;
    const word = wordOf(vocabulary, a.typed + b.typed) ?? codeOf(vocabulary, a.typed, b.typed);
    if (!word?.entries) continue;
    const match: WordMatch = { word, quality: COMPOUND, how: 'joined' };
    all[i - 1] = { ...a, matches: [...a.matches, match] };
    all[i] = { ...b, matches: [...b.matches, match] };
  }
  return all;
}

/** The code of the region that two words name, if the corpus has it. */
const codeOf = (vocabulary: Vocabulary, a: string, b: string): VocabularyWord | undefined => {
  const code = a.charAt(0) + b.charAt(0);
  return isRegion(code, `${a}${b}`) ? wordOf(vocabulary, code) : undefined;
};

/** As sure as another form of the word. */
const COMPOUND = 0.95;
