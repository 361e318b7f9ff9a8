import type { Problem } from './briefing-error.ts';
import { utf16Of } from './parse/decode.ts';

/**
 * A file's bytes with everything mended that a program can safely mend: UTF-16 made UTF-8, and misspelt keys and
 * headings corrected.
 */
export function mend(bytes: Uint8Array, problems: readonly Problem[]): Uint8Array {
  const encoding = utf16Of(bytes);
  if (encoding) return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
  const fixes = problems.flatMap(({ line, fix }) => (fix ? [{ line, ...fix }] : []));
  if (!fixes.length) return bytes;
  // Line ends are kept as they are: every other piece is one.
  const pieces = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split(/(\r\n?|\n)/);
  for (const { line, from, to } of fixes) {
    const at = (line - 1) * 2;
    pieces[at] = pieces[at]?.replace(from, () => to) ?? '';
  }
  return new TextEncoder().encode(pieces.join(''));
}
