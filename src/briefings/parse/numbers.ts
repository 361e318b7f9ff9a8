import type { Place } from './bullets.ts';

/** A line's number as an item of a list: its form, with `#` for the number itself, and its value. */
type Numbered = { indent: string; form: string; n: number; mark: string; rest: string; loose: boolean };

/** Reads the number of a line, and returns the line as Markdown writes it where it stands. */
export type Numbers = (i: number, place: Place) => string | undefined;

const VALUE = '(?:\\d{1,2}|[a-zA-Z]|[ivxIVX]{2,4})';
const WORD = '(?=[\\s\\p{Lu}\\p{Lo}])';
const NUMBER = new RegExp(
  `^([ \\t]*)([(（]${VALUE}[)）]${WORD}|${VALUE}[)）]${WORD}|\\d{1,2}(?:\\.${WORD}|/(?=\\s)|[、．]|\\ufe0f?\\u20e3)|[①-⑳])[ \\t]*(?=\\S)(.*)$`,
  'u',
);
// What may as well be a quantity, an initial or a note is a number only beside the one before or after it.
const LOOSE_NUMBER =
  /^([ \t]*)([#№]?\d{1,2}(?=\s)(?:\s+[-–—](?=\s))?|\[\d{1,2}\](?=\s)|\d{1,2}:(?=\s)|(?:[A-Z]|[IVX]{2,4})\.(?=\s))[ \t]*(?=\S)(.*)$/u;
const MEANS_MORE = /^(?:\d+|[A-HJ-UWYZ]\.)$/;

/**
 * Reads the numbers of lists: `1.`, `(1)`, `1/`, `a)`, `ii)`, `1、`, `[1]`. A number that does not count on from a 1
 * followed by a 2 may be a date or a score, so it stays in the text.
 */
export function readNumbers(lines: readonly string[]): Numbers {
  const numbers = lines.map(numbered);
  const counted = goesOn(numbers);
  const last = new Map<string, { n: number; listed: boolean }>();
  return (i, { open, inList, after, sentence, listSection }) => {
    const number = numbers[i];
    if (!number) return undefined;
    const { indent, form, n, mark, rest, loose } = number;
    const before = last.get(indent + form);
    const next = before !== undefined && n === before.n + 1;
    const near = before !== undefined && Math.abs(n - before.n) === 1;
    const listed = before?.listed
      ? next || n === before.n || (n <= 1 && counted[i] === true)
      : n <= 1 && counted[i] === true;
    last.set(indent + form, { n, listed });
    const line = (lines[i] ?? '').trim();
    if (loose) {
      if (!listSection || !(open || inList) || !(near || counted[i])) return undefined;
      return `${indent}- ${listed && !MEANS_MORE.test(mark) ? rest : line}`;
    }
    const markdown = /^\d{1,2}[.)]\s/.test(line);
    if (listed && markdown) return undefined;
    const text = markdown ? line.replace(/[.)]/, '\\$&') : line;
    if (open || (inList && (near || (markdown && form === '#.' ? sentence : after))))
      return `${indent}- ${listed ? rest : text}`;
    return markdown ? `${indent}${text}` : undefined;
  };
}

function numbered(line: string): Numbered | undefined {
  const strict = NUMBER.exec(line);
  const [, indent = '', mark = '', rest = ''] = strict ?? LOOSE_NUMBER.exec(line) ?? [];
  const [value = ''] = /[\da-zA-Z①-⑳]+/u.exec(mark) ?? [];
  return value
    ? { indent, form: mark.replace(value, '#'), n: count(value), mark, rest, loose: !strict }
    : undefined;
}

/** The value of a digit, a letter or a Roman number. */
function count(value: string): number {
  const plain = value.normalize('NFKC').toLowerCase();
  if (/^\d/.test(plain)) return Number(plain);
  const at = ROMAN.indexOf(plain);
  return at >= 0 ? at : plain.length === 1 ? plain.charCodeAt(0) - 96 : Number.NaN;
}

const ROMAN = ' i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** Whether the next number of the same kind is the same or one more. */
function goesOn(numbers: readonly (Numbered | undefined)[]): boolean[] {
  const next = new Map<string, number>();
  const out: boolean[] = [];
  for (let i = numbers.length - 1; i >= 0; i -= 1) {
    const number = numbers[i];
    if (!number) continue;
    const after = next.get(number.indent + number.form);
    out[i] = after === number.n || after === number.n + 1;
    next.set(number.indent + number.form, number.n);
  }
  return out;
}
