import { isStopWord } from './stop-words.ts';
import { isUnspaced } from './unspaced.ts';
import type { Word } from './word.ts';

const FEWEST = 2;
const MOST = 5;

/** The first letters of a name's words: "Quantitative Tightening" gives "QT"; nothing for one word, too many, or a stop word. */
export function initialsOf(words: readonly Word[]): string {
  if (words.some(({ text }) => isUnspaced(text))) return '';
  // "Post-Quantum" is there as its parts and as a whole.
  const content = words.filter((word, i) => !isStopWord(word.text) && partsOf(words, i).length === 0);
  if (content.length < FEWEST || content.length > MOST) return '';
  const initials = firstLetters(content);
  // Nobody who types "hi" asks for Herd Immunity.
  return isStopWord(initials.toLowerCase()) ? '' : initials;
}

/** The first letters of each word of a name that hyphens make of three or more, small ones too: "Just-in-Time" gives "JIT". */
export const initialsOfCompounds = (words: readonly Word[]): string[] =>
  words.flatMap((_, i) => {
    const parts = partsOf(words, i);
    return parts.length >= FEWEST_PARTS && !isUnspaced(parts[0]?.text ?? '') ? [firstLetters(parts)] : [];
  });

const FEWEST_PARTS = 3;

const firstLetters = (words: readonly Word[]): string =>
  words
    .map(({ text }) => text[0])
    .join('')
    .toUpperCase();

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
  const all = [...words];
  let run: Word[] = [];
  const close = (): void => {
    if (run.length >= FEWEST && run.length <= MOST) all.push(...initialism(run));
    run = [];
  };
  for (const [i, word] of words.entries()) {
    const named = isNamed(word);
    const next = run.at(-1)?.end;
    if (named && isJoined(words.slice(i, i + 3))) all.push(...initialism(words.slice(i, i + 3)));
    if (!named || (next !== undefined && word.start !== next + 1)) close();
    if (named) run.push(word);
  }
  close();
  // Where the name stands, as the order of words counts.
  return all.length > words.length ? all.sort((a, b) => a.start - b.start) : all;
}

const isNamed = ({ text, capitals }: Word): boolean => capitals === 'first' && !isStopWord(text);

const isJoined = ([a, small, b]: readonly Word[]): boolean =>
  a !== undefined && b !== undefined && small?.capitals === 'none' && isNamed(b) && isStopWord(small.text);

function initialism(words: readonly Word[]): Word[] {
  const [first] = words;
  const last = words.at(-1);
  const text = words.map((word) => word.text[0]).join('');
  return first && last ? [{ text, start: first.start, end: last.end, capitals: 'all' }] : [];
}
