import type { Place } from './bullets.ts';

/** A line's number as an item of a list: how it is dressed, with `#` for the number itself, and what it counts. */
type Numbered = { indent: string; form: string; n: number; mark: string; rest: string };

/** The numbers of some lines, and how each line is written in Markdown where it stands. */
export type Numbers = (i: number, place: Place) => string | undefined;

const VALUE = '(?:\\d{1,2}|[a-zA-Z]|[ivxIVX]{2,4})';
const NUMBER = new RegExp(
  `^([ \\t]*)([(（]${VALUE}[)）](?=[\\s\\p{Lu}\\p{Lo}])|${VALUE}[)）](?=[\\s\\p{Lu}\\p{Lo}])|\\d{1,2}(?:\\.(?=[\\s\\p{Lu}\\p{Lo}])|/(?=\\s)|[、．]|\\ufe0f?\\u20e3))[ \\t]*(?=\\S)(.*)$`,
  'u',
);

/**
 * Reads the numbers of lists: `1.`, `1)`, `(1)`, `1/`, `a)`, `1、`. One that does not count on from a 1 that has a 2 after it
 * may be a date or a score, so it stays in the text.
 */
export function readNumbers(lines: readonly string[]): Numbers {
  const numbers = lines.map(numbered);
  const counted = goesOn(numbers);
  const last = new Map<string, { n: number; listed: boolean }>();
  return (i, { open, inList, after, sentence }) => {
    const number = numbers[i];
    if (!number) return undefined;
    const { indent, form, n, mark, rest } = number;
    const before = last.get(indent + form);
    const next = before !== undefined && n === before.n + 1;
    const near = before !== undefined && Math.abs(n - before.n) === 1;
    const listed = before?.listed
      ? next || n === before.n || (n <= 1 && counted[i] === true)
      : n <= 1 && counted[i] === true;
    last.set(indent + form, { n, listed });
    const markdown = /^#[.)]$/.test(form) && /^\d/.test(mark) && /^\s*\S+\s/.test(lines[i] ?? '');
    if (listed && markdown) return undefined;
    const text = `${markdown ? mark.replace(/[.)]$/, '\\$&') : mark}${/^\s*\S+\s/.test(lines[i] ?? '') ? ' ' : ''}${rest}`;
    if (open || (inList && (near || (markdown ? sentence : after))))
      return `${indent}- ${listed ? rest : text}`;
    return markdown ? `${indent}${text}` : undefined;
  };
}

function numbered(line: string): Numbered | undefined {
  const [, indent = '', mark = '', rest = ''] = NUMBER.exec(line) ?? [];
  const [value = ''] = /[\da-zA-Z]+/.exec(mark) ?? [];
  if (!value) return undefined;
  const letter = value.toLowerCase().charCodeAt(0) - 96;
  const n = /^\d/.test(value) ? Number(value) : value.length === 1 ? letter : Number.NaN;
  return { indent, form: mark.replace(value, '#'), n, mark, rest };
}

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
