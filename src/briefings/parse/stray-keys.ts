import { sectionOf } from './headings.ts';
import { keyOf } from './keys.ts';

/** What of a line that is no text of its own may stand above keys or between them: headings, rules, fences, comments. */
const BARE = /^(?:[^\p{L}\p{N}]*|\s*#{1,6}\s.*|\s*<!--.*-->\s*|\s*(?:`{3,}|~{3,}).*)$/u;
const KEY = /^[\s*_]*([a-z]+)[*_]*:(?:[\s*_]|$)/i;
/** Nobody begins a text with one of these; any other key may be its first word. */
const TELLING = new Set(['title', 'topics']);

/** The keys with which a text without a front matter begins as if they were one, and the line of the first, counted from 0. */
export function strayKeys(lines: readonly string[]): { at: number; keys: readonly string[] } | undefined {
  const found = new Map<string, number>();
  for (const [at, line] of lines.entries()) {
    // Below the name of a section the words before a colon are terms.
    if (sectionOf(line) !== undefined) break;
    if (BARE.test(line)) continue;
    const name = KEY.exec(line)?.[1];
    if (name === undefined || sectionOf(name) !== undefined) break;
    const key = keyOf(name);
    if (key !== undefined && !found.has(key)) found.set(key, at);
  }
  const keys = [...found.keys()];
  const [at] = found.values();
  return at !== undefined && (keys.length > 1 || keys.some((key) => TELLING.has(key)))
    ? { at, keys }
    : undefined;
}
