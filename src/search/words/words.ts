import { fold } from './fold.ts';
import { KIND, visitRuns } from './runs.ts';
import { isUnspaced, UNSPACED, withoutStops, withWhole } from './unspaced.ts';
import type { Word } from './word.ts';

const SPACED = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;
/** "2,000" is one number. Looked for only where a number begins, or a long list of them would take the square of its length. */
const NUMBER = '(?<!\\d,?)\\d{1,3}(?:,\\d{3})+(?![\\d,])';
const PATTERN = new RegExp(`${NUMBER}|[${UNSPACED}]+|${SPACED}+(?:['’.\\u2010\\-]${SPACED}+)*`, 'gv');

/** Longer words are left out of the search: nobody types them, and no text means them. */
const LONGEST_WORD = 40;

/**
 * The words of a text in order. Compounds give their parts and, in a text, also the whole over the same place
 * ("re-election" gives re, election, reelection). Scripts without spaces give, of a text, each two neighbouring
 * characters; of a question (then `isStop` is given), what is left without the stop words that `Intl.Segmenter` finds.
 */
export function wordsOf(text: string, isStop?: IsStop, isKnown: IsKnown = () => false): Word[] {
  const words: Word[] = [];
  const isSimple = visitRuns(text, (start, end, kinds) => {
    const run = text.slice(start, end);
    // All of a page may be one run: too many words to be pushed at once.
    if (kinds & KIND.joint) for (const word of matched(run, start, isStop, isKnown)) words.push(word);
    else if (kinds & KIND.digit && SCALED.test(run)) words.push(...oneOrScaled(run, start));
    else if (run.length <= LONGEST_WORD) words.push(simpleWord(run, start, kinds));
  });
  return isSimple ? words : matched(text, 0, isStop, isKnown);
}

type IsStop = (word: string) => boolean;
type IsKnown = (pair: string) => boolean;

/** The words of any text; `from` is where it stands in a longer one. */
function matched(text: string, from: number, isStop: IsStop | undefined, isKnown: IsKnown): Word[] {
  const words = Array.from(text.matchAll(PATTERN)).flatMap(({ 0: found, index }) => {
    const start = from + index;
    if (!isUnspaced(found)) return compound(found, start, isStop === undefined);
    return isStop ? withoutStops(found, start, isStop, isKnown) : withWhole(found, start);
  });
  return words.filter((word) => word.text !== '' && word.text.length <= LONGEST_WORD);
}

/** Whether a word that begins at `start` stands within a sentence: after a letter, a number or a comma, and a space or hyphen. */
export const isWithin = (text: string, start: number): boolean =>
  WITHIN.test(text.slice(Math.max(0, start - 2), start));

const WITHIN = /[\p{L}\p{N},][\s-]$/u;

/** A word of a simple text. */
function simpleWord(run: string, start: number, kinds: number): Word {
  const word: Word = { text: run, start, end: start + run.length, capitals: 'none' };
  if (!(kinds & KIND.capital)) return word;
  word.text = run.toLowerCase();
  word.capitals = run.length > 1 && !(kinds & KIND.small) ? 'all' : isCapital(run) ? 'first' : 'none';
  return word;
}

function compound(match: string, start: number, inText: boolean): Word[] {
  // "U.S." is one word; so is "don't", and the owner in "Moscow's".
  if (/^\p{L}(?:\.\p{L})+$/u.test(match) || !/[.\u2010-]/.test(match) || NUMBER_WITH_POINT.test(match))
    return oneOrScaled(match, start);
  let at = start;
  const parts = match.split(/[\u2010-]/.test(match) ? /[\u2010-]/ : '.').flatMap((part) => {
    const found = compound(part, at, inText);
    at += part.length + 1;
    return found;
  });
  return inText && !match.includes('.') ? [...parts, ...oneOrScaled(match, start)] : parts;
}

const NUMBER_WITH_POINT = /^\d+\.\d+[a-z]*$/i;

const SCALES: Record<string, string> = {
  m: 'million',
  mn: 'million',
  mln: 'million',
  bn: 'billion',
  bln: 'billion',
  tn: 'trillion',
  trn: 'trillion',
  trln: 'trillion',
};
const SCALED = new RegExp(`^(\\d{1,9}(?:\\.\\d+)?)(k|${Object.keys(SCALES).join('|')})$`, 'i');

/** A word, or a number and its scale: "14.5m" is 14.5 million, "240k" and "240-k" are 240,000. */
function oneOrScaled(match: string, start: number): Word[] {
  const [, digits = '', unit = ''] = SCALED.exec(match.replace(/[\u2010-](?=[a-z])/i, '')) ?? [];
  if (!unit) return [word(match, start)];
  const end = start + match.length;
  const border = end - unit.length;
  const number = word(digits, start);
  const scale = SCALES[unit.toLowerCase()];
  if (!scale) return [{ ...number, text: `${Math.round(Number(digits) * 1000)}`, end }];
  return [
    { ...number, end: border },
    { text: scale, start: border, end, capitals: 'none' },
  ];
}

function word(original: string, start: number): Word {
  const owner = original.replace(/['’]s$/i, '');
  const text = fold(owner).replace(/['’,.\u2010-]/g, '');
  return { text, start, end: start + owner.length, capitals: capitalsOf(owner) };
}

function capitalsOf(original: string): Word['capitals'] {
  if (original.length > 1 && original === original.toUpperCase() && original !== original.toLowerCase())
    return 'all';
  return isCapital(original) ? 'first' : 'none';
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
