import { fold } from './fold.ts';
import type { Word } from './word.ts';

/** Scripts that put no spaces between words, for a class of characters. */
export const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Khmer}\\p{sc=Lao}\\p{sc=Mymr}ー';
const unspaced = new RegExp(`^[${UNSPACED}]`, 'v');

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a run without spaces, as `Intl.Segmenter` finds them. */
export const segmentsOf = (run: string): string[] =>
  [...segmenter.segment(run)].map(({ segment }) => segment);

/** Whether a run without spaces is one word of a dictionary: whoever types that most likely means it. */
export const isDictionaryWord = (run: string): boolean => segmentsOf(run).length === 1;

/**
 * What is left of a run without spaces, in a question, without its stop words: each stretch between them is one word to look for.
 * A character is no stop word in a word that no dictionary has but `isKnown` does: 月 in 月壤.
 */
export function withoutStops(
  run: string,
  start: number,
  isStop: (word: string) => boolean,
  isKnown: (pair: string) => boolean,
): Word[] {
  const kept: Word[] = [];
  const segments = [...segmenter.segment(run)].map(({ segment, index }) => ({
    text: fold(segment),
    index,
    length: segment.length,
  }));
  const isAlone = (i: number): boolean => [...(segments[i]?.text ?? '')].length === 1;
  const textAt = (i: number): string => segments[i]?.text ?? '';
  /** Whether a character belongs to the one before it, which was kept, or to the one after it. */
  const isPart = (i: number, isOpen: boolean): boolean =>
    isAlone(i) &&
    ((isOpen && isAlone(i - 1) && isKnown(textAt(i - 1) + textAt(i))) ||
      (isAlone(i + 1) && !isStop(textAt(i + 1)) && isKnown(textAt(i) + textAt(i + 1))));
  let open: Word | undefined;
  for (let i = 0; i < segments.length; i += 1) {
    const stops = stopsAt(
      segments.slice(i, i + LONGEST_STOP).map(({ text }) => text),
      isStop,
    );
    if (stops && !isPart(i, open !== undefined)) {
      open = undefined;
      i += stops - 1;
      continue;
    }
    const { text, index, length } = segments[i] ?? { text: '', index: 0, length: 0 };
    const end = start + index + length;
    if (open && open.text.length + text.length <= LONGEST_STRETCH) {
      open.text += text;
      open.end = end;
    } else {
      open = { text, start: start + index, end, capitals: 'none' };
      kept.push(open);
    }
  }
  return kept;
}

/** A stop word may be up to so many segments: 怎么|样. */
const LONGEST_STOP = 3;

/** A longer stretch without a stop word is looked up in pieces: no word is so long. */
const LONGEST_STRETCH = 30;

/**
 * How many of these segments, from the first on, make one stop word. One whose characters are all stop words counts as one too:
 * 的是.
 */
function stopsAt(segments: readonly string[], isStop: (word: string) => boolean): number {
  for (let many = segments.length; many > 0; many -= 1)
    if (isStop(segments.slice(0, many).join(''))) return many;
  return [...(segments[0] ?? '')].every(isStop) ? 1 : 0;
}

/**
 * The words of a run without spaces in a text: each pair of neighbouring characters and, when it is short enough to be a name,
 * the whole.
 */
export function withWhole(run: string, start: number): Word[] {
  const length = [...run].length;
  const whole: Word = { text: fold(run), start, end: start + run.length, capitals: 'none' };
  return length > 2 && length <= LONGEST_NAME ? [...pairsOf(run, start), whole] : pairsOf(run, start);
}

/** Longer runs are filed by their pairs only. */
export const LONGEST_NAME = 10;

/** Each pair of neighbouring characters of a run without spaces, or its only character. */
export function pairsOf(run: string, start = 0): Word[] {
  const characters = [...run];
  let at = start;
  return characters.flatMap((character, i): Word[] => {
    const next = characters[i + 1];
    const here = at;
    at += character.length;
    if (next === undefined && i > 0) return [];
    const text = character + (next ?? '');
    return [{ text: fold(text), start: here, end: here + text.length, capitals: 'none' }];
  });
}

/** Whether a word is of a script that puts no spaces between words. */
export const isUnspaced = (word: string): boolean => unspaced.test(word);
