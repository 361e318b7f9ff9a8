const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * `value` if it has at most `limit` UTF-16 units, else its beginning up to a whole character (if possible, a whole
 * word) and "…".
 */
export function shorten(value: string, limit: number): string {
  if (value.length <= limit) return value;
  let end = 0;
  for (const { index, segment } of graphemes.segment(value.slice(0, limit + 1))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  const cut = value.slice(0, end);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > limit / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
