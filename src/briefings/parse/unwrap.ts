const FENCE = /^\s*(`{3,}|~{3,})\w*\s*$/;

/**
 * A text that stands in one block of code as a whole, as when copied from a chat, without the two fences. Their lines
 * stay, blank.
 */
export function unwrap(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const fence = FENCE.exec(lines[first] ?? '')?.[1];
  if (fence === undefined) return text;
  const closes = (line: string): boolean => line.trim() === fence;
  if (lines.findIndex((line, at) => at > first && closes(line)) !== last) return text;
  return lines.map((line, at) => (at === first || at === last ? '' : line)).join('\n');
}
