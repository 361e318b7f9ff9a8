import { type Vocabulary, type VocabularyWord, wordOf } from '../corpus/vocabulary.ts';
import type { WordMatch } from '../matching/word-match.ts';
import { isRegion } from '../words/regions.ts';
import type { Asked } from './asked.ts';

/** Numbers beside one another are no longer number. */
const isNumber = (whole: string): boolean => /^\d+$/.test(whole);

/**
 * Where "water marks" has two words that are one in the corpus, or "united nations" a region's whose code is a word of it, each may
 * mean that one.
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

const codeOf = (vocabulary: Vocabulary, a: string, b: string): VocabularyWord | undefined => {
  const code = a.charAt(0) + b.charAt(0);
  return isRegion(code, `${a}${b}`) ? wordOf(vocabulary, code) : undefined;
};

/** As near as another form of a word. */
const COMPOUND = 0.95;
