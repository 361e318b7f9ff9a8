import type { RichText } from './briefing.ts';
import { slice } from './rich-text.ts';

const segmenters = (['sentence', 'word', 'grapheme'] as const).map(
  (granularity) => new Intl.Segmenter(undefined, { granularity }),
);

/**
 * Cuts a text into pieces of at most `limit` UTF-16 units: between sentences, inside a long sentence between words, and
 * never inside a character. The pieces put together are the text. A single character longer than `limit` stays whole.
 */
export function splitText(text: RichText, limit: number): RichText[] {
  const pieces: RichText[] = [];
  let start = 0;
  let end = 0;
  for (const part of parts(text.plain, limit, 0)) {
    if (end > start && end + part.length - start > limit) {
      pieces.push(slice(text, start, end));
      start = end;
    }
    end += part.length;
  }
  pieces.push(slice(text, start, end));
  return pieces;
}

function parts(plain: string, limit: number, level: number): string[] {
  const segmenter = segmenters[level];
  if (plain.length <= limit || !segmenter) return [plain];
  return [...segmenter.segment(plain)].flatMap(({ segment }) => parts(segment, limit, level + 1));
}
