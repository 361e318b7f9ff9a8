import { isStopWord } from './stop-words.ts';
import { isUnspaced } from './unspaced.ts';
import type { Word } from './word.ts';

const FEWEST = 2;
const MOST = 5;

/** The first letters of a name's words: "Quantitative Tightening" gives "QT"; none for one word, too many, or a stop word. */
export function initialsOf(words: readonly Word[]): string[] {
  if (words.length < FEWEST || words.some(({ text }) => isUnspaced(text))) return [];
  // "Post-Quantum" is there as its parts and as a whole.
  const content = words.filter(({ text }, i) => !isWhole(words, i) && !isStopWord(text));
  if (content.length < FEWEST || content.length > MOST) return [];
  const initials = firstLetters(content);
  // Nobody who types "hi" asks for Herd Immunity.
  return isStopWord(initials.toLowerCase()) ? [] : [initials];
}

/** The first letters of each word of a name that hyphens make of three or more, small ones too: "Just-in-Time" gives "JIT". */
export const initialsOfCompounds = (words: readonly Word[]): string[] =>
  words.flatMap((_, i) => {
    const parts = isWhole(words, i) ? partsOf(words, i) : [];
    return parts.length >= FEWEST_PARTS && !isUnspaced(parts[0]?.text ?? '') ? [firstLetters(parts)] : [];
  });

const FEWEST_PARTS = 3;

const firstLetters = (words: readonly Word[]): string =>
  words
    .map(({ text }) => text[0])
    .join('')
    .toUpperCase();

/** Whether a word is the whole of a compound, the parts of which stand before it. */
const isWhole = (words: readonly Word[], at: number): boolean =>
  (words[at - 1]?.start ?? -1) >= (words[at]?.start ?? 0);

/** The words that a compound is made of, which stand before it in the list. */
function partsOf(words: readonly Word[], at: number): readonly Word[] {
  const start = words[at]?.start ?? 0;
  let from = at;
  while ((words[from - 1]?.start ?? -1) >= start) from -= 1;
  return words.slice(from, at);
}

/**
 * A text's words and, for each run of capitalised words such as "European Union", one made of their first letters; so too
 * for two that a small word joins, as people do write "SoS" and "BoE".
 */
export function withInitials(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ capitals }) => capitals === 'first')) return words;
  const found: Word[] = [];
  let run: Word[] = [];
  const close = (): void => {
    if (run.length >= FEWEST && run.length <= MOST) found.push(...initialism(run));
    if (run.length) run = [];
  };
  words.forEach((word, i) => {
    const named = isNamed(word);
    if (named && isJoined(words[i + 1], words[i + 2])) found.push(...initialism(words.slice(i, i + 3)));
    const next = run.at(-1)?.end;
    if (!named || (next !== undefined && word.start !== next + 1)) close();
    if (named) run.push(word);
  });
  close();
  // Where the name stands, as the order of words counts.
  return found.length ? [...words, ...found].sort((a, b) => a.start - b.start) : words;
}

const isNamed = ({ text, capitals }: Word): boolean => capitals === 'first' && !isStopWord(text);

const isJoined = (small: Word | undefined, next: Word | undefined): boolean =>
  small?.capitals === 'none' && next !== undefined && isNamed(next) && isStopWord(small.text);

function initialism(words: readonly Word[]): Word[] {
  const [first] = words;
  const last = words.at(-1);
  const text = words.map((word) => word.text[0]).join('');
  return first && last ? [{ text, start: first.start, end: last.end, capitals: 'all' }] : [];
}
