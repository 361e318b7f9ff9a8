import { stem } from './identity.ts';

/** The day a file's name begins with, as `YYYY-MM-DD`, if it does. */
export const dayInFileName = (file: string): string | undefined =>
  /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(stem(file))?.[1];

/** A title made of the file's name: its words, each with the capitals the text gives it. */
export function titleFromFile(file: string, text: string): string {
  const words = stem(file)
    .replace(/^\d{4}-\d{2}-\d{2}(?!\d)/, '')
    .split(/[\s_.-]+/)
    .filter(Boolean);
  const spelling = spellings(text);
  const title = words.map((word) => spelling.get(word.toLowerCase()) ?? word).join(' ');
  return (
    (title && title.charAt(0).toUpperCase() + title.slice(1)).slice(0, 200).toWellFormed() ||
    'Untitled briefing'
  );
}

/** How the text writes each word when it does not begin a sentence, where the word might have a capital for that alone. */
function spellings(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, before = '', word = ''] of text.matchAll(/(^|[.!?:]\s+|\n\s*|.)([\p{L}\p{N}]+)/gu)) {
    const inside = /^[^\n.!?:]$/u.test(before);
    if (inside && !found.has(word.toLowerCase())) found.set(word.toLowerCase(), word);
  }
  return found;
}
