import { simplify } from './other-languages/simplified.ts';

/** One word of a text: folded for comparing, with its place in the original text in UTF-16 units. */
export type Word = {
  text: string;
  start: number;
  end: number;
  /** "all" for US, NATO and QT, "first" for Moscow. */
  capitals: 'none' | 'first' | 'all';
};

// Scripts that put no spaces between words.
const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Khmer}\\p{sc=Lao}\\p{sc=Mymr}ー';
const SPACED = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;
/** "2,000" is one number. */
const NUMBER = '(?<!\\d)\\d{1,3}(?:,\\d{3})+(?![\\d,])';
const PATTERN = new RegExp(`${NUMBER}|[${UNSPACED}]+|${SPACED}+(?:['’.\\u2010\\-]${SPACED}+)*`, 'gv');
/** The same for plain text, which most text is: five times as fast. */
const ASCII_PATTERN = new RegExp(`${NUMBER}|[a-z0-9]+(?:['.-][a-z0-9]+)*`, 'gi');
const ASCII = /^[\x20-\x7e\s]*$/;
const unspaced = new RegExp(`^[${UNSPACED}]`, 'v');

/** Nobody types more, and a word of a text is never longer; what goes beyond is left out of the search. */
const LONGEST_WORD = 40;

/**
 * The words of a text in order. Compounds give their parts and, in a text, also the whole over the same place
 * ("re-election" gives re, election, reelection). Scripts without spaces give, of a text, each two neighbouring
 * characters; of a question (then `isStop` is given), what is left without the stop words that `Intl.Segmenter` finds.
 */
export function wordsOf(text: string, isStop?: (word: string) => boolean): Word[] {
  const words: Word[] = [];
  if (visitPlainWords(text, (from, to) => words.push(plainWord(text.slice(from, to), from)))) return words;
  const pattern = ASCII.test(text) ? ASCII_PATTERN : PATTERN;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const { 0: match, index } = found;
    if (isUnspaced(match))
      words.push(...(isStop ? withoutStops(match, index, isStop) : withWhole(match, index)));
    else if (LOWER_CASE.test(match)) words.push(plainWord(match, index));
    else words.push(...compound(match, index, isStop === undefined));
  }
  return words.filter((word) => word.text !== '' && word.text.length <= LONGEST_WORD);
}

/** Lower case with commas and the like, which most text is, needs no pattern: half the time. */
const PLAIN_TEXT = /^(?:[a-z0-9 ;:()"!?\n]|,(?!\d))*$/;

/** Calls for each word of a plain text with where it starts and ends. False, and no call, for a text that is not plain. */
export function visitPlainWords(text: string, visit: (start: number, end: number) => void): boolean {
  if (!PLAIN_TEXT.test(text)) return false;
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    // Of these characters letters and digits are the ones from "0" on that are not signs, "a" (97) on, or "0" to "9" (48 to 57).
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const inside = code >= 97 || (code >= 48 && code <= 57);
    if (inside && start < 0) start = at;
    if (inside || start < 0) continue;
    if (at - start <= LONGEST_WORD) visit(start, at);
    start = -1;
  }
  return true;
}

/** Lower case, without the marks of Latin and Greek letters, compatible characters made one. */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldAny(text));

/** Most words need no more than lower case. */
const PLAIN = /^[\w ]*$/;

const foldAny = (text: string): string =>
  simplify(text)
    .normalize('NFKD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ё', 'е');

function compound(match: string, start: number, withWhole: boolean): Word[] {
  const whole = word(match, start);
  // "U.S." is one word; so is "don't", and the owner in "Moscow's".
  if (/^\p{L}(?:\.\p{L})+$/u.test(match) || !/[.\u2010-]/.test(match) || /^\d+\.\d+$/.test(match))
    return [whole];
  let at = 0;
  const parts = match.split(/[.\u2010-]/).map((part) => {
    const found = word(part, start + at);
    at += part.length + 1;
    return found;
  });
  return withWhole && !match.includes('.') ? [...parts, whole] : parts;
}

/** Nine words of ten are no more than this. */
const LOWER_CASE = /^[a-z]+$/;
const plainWord = (text: string, start: number): Word => ({
  text,
  start,
  end: start + text.length,
  capitals: 'none',
});

function word(original: string, start: number): Word {
  const owner = original.replace(/['’]s$/i, '');
  const text = fold(owner).replace(/['’,.\u2010-]/g, '');
  return { text, start, end: start + owner.length, capitals: capitalsOf(owner) };
}

function capitalsOf(original: string): Word['capitals'] {
  if (original.length > 1 && original === original.toUpperCase() && original !== original.toLowerCase())
    return 'all';
  return /^\p{Lu}/u.test(original) ? 'first' : 'none';
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of an unspaced run, as `Intl.Segmenter` finds them. */
export const segmentsOf = (run: string): string[] =>
  [...segmenter.segment(run)].map(({ segment }) => segment);

/** What is left of a question's unspaced run without its stop words; each stretch is one word to look for. */
function withoutStops(run: string, start: number, isStop: (word: string) => boolean): Word[] {
  const kept: Word[] = [];
  const segments = [...segmenter.segment(run)].map(({ segment, index }) => ({
    text: fold(segment),
    index,
    length: segment.length,
  }));
  let open: Word | undefined;
  for (let i = 0; i < segments.length; i += 1) {
    const stops = stopsAt(
      segments.slice(i, i + LONGEST_STOP).map(({ text }) => text),
      isStop,
    );
    if (stops) {
      open = undefined;
      i += stops - 1;
      continue;
    }
    const { text, index, length } = segments[i] ?? { text: '', index: 0, length: 0 };
    const end = start + index + length;
    if (open) {
      open.text += text;
      open.end = end;
    } else {
      open = { text, start: start + index, end, capitals: 'none' };
      kept.push(open);
    }
  }
  return kept;
}

/** A stop word may be taken apart, 怎么|样, or be made of several, 的|是: of so many segments. */
const LONGEST_STOP = 3;

/** How many of these segments, from the first on, are one stop word, or are one that is made of such characters. */
function stopsAt(segments: readonly string[], isStop: (word: string) => boolean): number {
  for (let many = segments.length; many > 0; many -= 1)
    if (isStop(segments.slice(0, many).join(''))) return many;
  return [...(segments[0] ?? '')].every(isStop) ? 1 : 0;
}

/** A text's unspaced run: each two neighbouring characters, and the whole when it is short enough to be a name. */
function withWhole(run: string, start: number): Word[] {
  const length = [...run].length;
  const whole: Word = { text: fold(run), start, end: start + run.length, capitals: 'none' };
  return length > 2 && length <= LONGEST_NAME ? [...pairsOf(run, start), whole] : pairsOf(run, start);
}

const LONGEST_NAME = 10;

/** Each two neighbouring characters of an unspaced run, or its only one. */
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
