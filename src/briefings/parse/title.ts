import { cleanLine, isVisible } from '../clean-text.ts';
import { stem } from '../identity.ts';
import { shorten } from '../shorten.ts';

/** The most characters (UTF-16 units) of a title. */
export const LONGEST_TITLE = 200;

/** The day, `YYYY-MM-DD`, that a file's name begins with, if it looks like one. */
export const dayInFileName = (file: string): string | undefined =>
  /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(stem(file))?.[1];

/** A title made from the file's name: its words, each with the capitals that the text gives it. */
export function titleFromFile(file: string, text: string): string {
  const name = cleanLine(stem(file).normalize('NFC'));
  const words = name
    .replace(/^\d{4}-\d{2}-\d{2}(?!\d)/, '')
    .split(/[\s_.-]+/)
    .filter(Boolean);
  const spelling = spellings(text);
  const title = words.map((word) => spelling.get(word.toLowerCase()) ?? word).join(' ');
  return isVisible(title)
    ? shorten(title.charAt(0).toUpperCase() + title.slice(1), LONGEST_TITLE)
    : 'Untitled briefing';
}

/**
 * How the text mostly writes each word where it does not begin a sentence or a line, since a word there may have a
 * capital for that alone.
 */
function spellings(text: string): Map<string, string> {
  const counts = new Map<string, number>();
  const mostly = new Map<string, string>();
  for (const [, before = '', word = ''] of text.matchAll(BEFORE_AND_WORD)) {
    if (before.length !== 1 || /[\n.!?:]/.test(before)) continue;
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    const most = counts.get(mostly.get(word.toLowerCase()) ?? '') ?? 0;
    if (count > most) mostly.set(word.toLowerCase(), word);
  }
  return mostly;
}

const BEFORE_AND_WORD = /(^|[.!?:]["'”’)]?[ \n]|\n[-#*>\d. ]{0,8}|.)([\p{L}\p{N}]+)/gu;
