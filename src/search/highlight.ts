import type { VocabularyWord } from './corpus/vocabulary.ts';
import { withInitials } from './words/initials.ts';
import { wordsOf } from './words/words.ts';

/** A stretch of a text, in UTF-16 units. */
export type Range = { start: number; end: number };

/** Where a text has any of these words, in order; neighbours and overlaps are one stretch. */
export function highlight(text: string, words: ReadonlySet<VocabularyWord>): Range[] {
  const wanted = new Set([...words].map((word) => word.text));
  const ranges = withInitials(wordsOf(text))
    .filter((word) => wanted.has(word.text))
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && /^\s*$/.test(text.slice(last.end, range.start))) last.end = Math.max(last.end, range.end);
    else merged.push(range);
  }
  return merged;
}
