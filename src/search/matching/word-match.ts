import type { VocabularyWord } from '../corpus/vocabulary.ts';

/** How a typed word led to a word of the corpus. */
export type How =
  | 'exact'
  | 'stem'
  | 'prefix'
  | 'ending'
  | 'sound'
  | 'typo'
  | 'initials'
  | 'joined'
  | 'split'
  | 'meaning';

/** A word of the corpus that a typed word may mean; `quality` is above 0 and at most 1 (the same word). */
export type WordMatch = { word: VocabularyWord; quality: number; how: How };

/** Each word once, by the best way to it. */
export function bestOfEach(matches: readonly WordMatch[]): WordMatch[] {
  const best = new Map<VocabularyWord, WordMatch>();
  for (const match of matches) {
    if ((best.get(match.word)?.quality ?? 0) < match.quality) best.set(match.word, match);
  }
  return [...best.values()];
}
