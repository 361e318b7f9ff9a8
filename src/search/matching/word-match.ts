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

/** A word of the corpus that a typed word may mean. */
export type WordMatch = {
  word: VocabularyWord;
  /** How sure that is: above 0 and at most 1, the same word. */
  quality: number;
  how: How;
};

/** Each word once, with its surest match. */
export function bestOfEach(matches: readonly WordMatch[]): WordMatch[] {
  const best = new Map<VocabularyWord, WordMatch>();
  for (const match of matches) {
    if ((best.get(match.word)?.quality ?? 0) < match.quality) best.set(match.word, match);
  }
  return [...best.values()];
}
