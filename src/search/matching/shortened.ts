import { lengthKey } from '../corpus/by-length.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import { isDictionaryWord, LONGEST_NAME } from '../words/unspaced.ts';
import type { WordMatch } from './word-match.ts';

/** As sure as a name's initials are among longer ones. */
const SHORTENED = 0.85;
/** A short form that is also a word of its own cannot answer alone. */
const OF_ANOTHER = 0.45;
/** Only Chinese: in other scripts without spaces a character is a sound, and many words share some of them in this order. */
const CHINESE = /^\p{sc=Han}{2,}$/u;

/** Chinese names of which some characters were typed, in order, the first and the last among them: 存准率 for 存款准备金率. */
export function shortenedMatches({ byLength }: Vocabulary, typed: string): WordMatch[] {
  if (typed.length >= LONGEST_NAME || !CHINESE.test(typed)) return [];
  const quality = isDictionaryWord(typed) ? OF_ANOTHER : SHORTENED;
  // A name is shortened to half of it at most.
  return Array.from({ length: typed.length }, (_, i) => typed.length + 1 + i)
    .flatMap((length) => byLength.get(lengthKey(typed, length))?.words ?? [])
    .filter(({ text, entries, named }) => entries > 0 && named !== undefined && isShortOf(typed, text))
    .map((word) => ({ word, quality, how: 'initials' }));
}

/** Whether a text has all these characters in this order, and ends with the last of them. */
function isShortOf(short: string, text: string): boolean {
  const left = [...short];
  const last = left.at(-1) ?? '';
  for (const character of text) if (character === left[0]) left.shift();
  return !left.length && text.endsWith(last);
}
