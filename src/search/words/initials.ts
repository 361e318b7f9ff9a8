import { isStopWord } from './stop-words.ts';
import { isUnspaced } from './unspaced.ts';
import type { Word } from './word.ts';

const FEWEST = 2;
const MOST = 5;

/**
 * The first letters of a name's words in capitals: "Quantitative Tightening" gives "QT". None for a single word, for more than
 * five, or when they make a stop word.
 */
export function initialsOf(words: readonly Word[]): string[] {
  if (words.length < FEWEST || words.some(({ text }) => isUnspaced(text))) return [];
  // "Post-Quantum" is there as its parts and as a whole.
  const content = words.filter(({ text }, i) => !isWhole(words, i) && !isStopWord(text));
  if (content.length < FEWEST || content.length > MOST) return [];
  const initials = firstLetters(content);
  // Nobody who types "hi" asks for Herd Immunity.
  return isStopWord(initials.toLowerCase()) ? [] : [initials];
}

/** The same for each compound of three words or more, small ones included: "Just-in-Time" gives "JIT". */
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

/** Whether a word is a whole compound, whose parts stand before it. */
const isWhole = (words: readonly Word[], at: number): boolean =>
  (words[at - 1]?.start ?? -1) >= (words[at]?.start ?? 0);

/** The parts of a compound, which stand before it. */
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
  // Each stands where its name begins, as the order of words counts.
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
