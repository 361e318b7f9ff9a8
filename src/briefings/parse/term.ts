import type { RichText } from '../briefing.ts';
import { isVisible } from '../clean-text.ts';
import { slice, trim } from '../rich-text.ts';

/** The most characters (UTF-16 units) of a glossary term. */
const LONGEST_TERM = 150;

/** A term for comparing: two terms that differ only in case, spaces or the kind of apostrophe are the same. */
export const foldTerm = (term: string): string =>
  term.normalize('NFKC').toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ').trim();

/**
 * Splits a glossary entry into its term and its explanation. The first of these that applies counts: a bold beginning
 * followed by a colon, dash or line break; up to a colon or a spaced dash in the first line, whichever comes first; the
 * first of several lines; a bold beginning. `firstLine` is where the first line of the file ends in the text, if the
 * lines after it are merely wrapped.
 */
export function splitTerm(text: RichText, firstLine?: number): { term: string; text: RichText } | undefined {
  const [first = ''] = text.plain.split('\n', 1);
  const bold = boldEnd(text);
  const end =
    (bold !== undefined && endsTerm(text.plain, bold) ? bold : undefined) ??
    separatorEnd(first) ??
    lineEnd(first, text.plain) ??
    bold ??
    wrappedEnd(text.plain, firstLine);
  if (end === undefined || end > LONGEST_TERM) return undefined;
  const term = bareTerm(text.plain.slice(0, end));
  const rest = slice(text, end);
  const separator = /^[^\S\n]*(?:—{1,2}|--?|[:：–=])\s*/u.exec(rest.plain)?.[0].length ?? 0;
  const definition = trim(slice(rest, separator));
  return isVisible(term) && isVisible(definition.plain) ? { term, text: definition } : undefined;
}

/** The term, if a text only names one, as its colon or its bold type tells, and leaves the explanation to what follows. */
export function termAlone(text: RichText): string | undefined {
  if (text.plain.length > LONGEST_TERM + 3) return undefined;
  const term = bareTerm(text.plain);
  const named = /[:：]$/u.test(text.plain) || boldEnd(text) === text.plain.length;
  return named && isVisible(term) && term.length <= LONGEST_TERM && !term.includes('\n') ? term : undefined;
}

const bareTerm = (text: string): string => text.replace(/[\s:：–—-]+$/u, '').trim();

const boldEnd = ({ marks }: RichText): number | undefined =>
  marks.find((mark) => mark.kind === 'bold' && mark.start === 0)?.end;

const endsTerm = (plain: string, end: number): boolean =>
  /[:：]/u.test(plain.charAt(end - 1)) ||
  /^(?:\s*[:：–—]|\s+(?:--?|=)\s|\n)/u.test(plain.slice(end, end + 9));

const lineEnd = (first: string, plain: string): number | undefined =>
  first.length < plain.length && !/[.!?。！？]$/u.test(first) ? first.length : undefined;

const LONGEST_LINE = 60;

/** Whether a line of the file begins with a term: words before a colon or a spaced dash, or words in bold that stand alone. */
export const namesTerm = (line: string): boolean =>
  /^.{1,60}?(?:：|—{2}|:(?=[*_`]*(?:\s|$))|\s(?:--?|[–—]|=)\s)/u.test(line) ||
  (/^(\*\*|__).*\1$/.test(line) && isShortLine(line.slice(2, -2)));

/** Whether a line of the file is a term by itself, rather than a sentence or the beginning of one. */
export const isShortLine = (line: string): boolean =>
  line.length > 0 && line.length <= LONGEST_LINE && !/[.,:;!?。，：；！？]["'”’»)]?$|\n/u.test(line);

/** A short line followed by one that begins a sentence is a term. Any other was wrapped. */
const wrappedEnd = (plain: string, firstLine = 0): number | undefined =>
  isShortLine(plain.slice(0, firstLine)) && /^\s*(?!\p{Ll})[\p{L}\p{N}"“„«]/u.test(plain.slice(firstLine))
    ? firstLine
    : undefined;

/**
 * Where the term's colon or dash is: outside parentheses and quotes, beside a space, and the last of those that still
 * read as a term.
 */
function separatorEnd(plain: string): number | undefined {
  // A separator that ends the longest term is seen with the space after it.
  const head = plain.slice(0, LONGEST_TERM + 3);
  const [first, ...others] = [...head.matchAll(/：|—{2}|:(?=\s)|\s(?:--?|[–—]|=)(?=\s)/gu)]
    .map((match) => match.index)
    .filter((at) => at <= LONGEST_TERM && !insideParentheses(head, at) && !insideQuotes(head, at));
  return others.reduce((end, at) => (end !== undefined && continuesTerm(plain, end, at) ? at : end), first);
}

/** "SARS: CoV-2: This …": what stands before another colon is part of the term if it is short and a sentence follows. */
function continuesTerm(plain: string, from: number, to: number): boolean {
  const between = plain
    .slice(from, to)
    .replace(/^\s*(?:[:：–=]|—{1,2}|--?)/u, '')
    .trim();
  return (
    between.split(/\s+/).length <= 3 && !/[.!?;,]/.test(between) && /^[:：]\s*\p{Lu}/u.test(plain.slice(to))
  );
}

const insideParentheses = (text: string, at: number): boolean => {
  const before = text.slice(0, at);
  return before.split(/[(（]/u).length > before.split(/[)）]/u).length;
};

const QUOTED = /(?<![\p{L}\p{N}])(?:"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』)/gu;

const insideQuotes = (text: string, at: number): boolean =>
  [...text.matchAll(QUOTED)].some(({ index, 0: quoted }) => index < at && at < index + quoted.length);
