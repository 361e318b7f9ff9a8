import { isStopWord } from './stop-words.ts';
import type { Word } from './word.ts';

const FEWEST = 2;
const MOST = 5;

/** The first letters of a name's words: "Quantitative Tightening" gives "QT"; nothing for one word, too many, or a stop word. */
export function initialsOf(words: readonly Word[]): string {
  const content = words.filter(({ text }) => !isStopWord(text));
  if (content.length < FEWEST || content.length > MOST) return '';
  const initials = content.map(({ text }) => text[0]).join('');
  // Nobody who types "hi" asks for Herd Immunity.
  return isStopWord(initials) ? '' : initials.toUpperCase();
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
