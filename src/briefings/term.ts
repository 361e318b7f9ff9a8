import type { RichText } from './briefing.ts';
import { isVisible } from './clean-text.ts';
import { slice, trim } from './rich-text.ts';

/** The most characters (UTF-16 units) a glossary term has. */
export const LONGEST_TERM = 150;

/** A term for comparing: two terms that differ only in case, spaces or kind of apostrophe are one. */
export const foldTerm = (term: string): string =>
  term.normalize('NFKC').toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ').trim();

/**
 * Parts a glossary entry into its term and its explanation: a bold beginning with a colon, dash or line break after it,
 * else up to a colon in the first line, else up to a dash, else the first of several lines, else a bold beginning.
 */
export function splitTerm(text: RichText): { term: string; text: RichText } | undefined {
  const [first = ''] = text.plain.split('\n', 1);
  const bold = boldEnd(text);
  const end =
    (bold !== undefined && endsTerm(text.plain, bold) ? bold : undefined) ??
    colonEnd(first) ??
    dashEnd(first) ??
    lineEnd(first, text.plain) ??
    bold;
  if (end === undefined || end > LONGEST_TERM) return undefined;
  const term = text.plain
    .slice(0, end)
    .replace(/[\s:：–—-]+$/u, '')
    .trim();
  const rest = slice(text, end);
  const separator = /^\s*[:：–—-]\s*/u.exec(rest.plain)?.[0].length ?? 0;
  const definition = trim(slice(rest, separator));
  return isVisible(term) && isVisible(definition.plain) ? { term, text: definition } : undefined;
}

const boldEnd = ({ marks }: RichText): number | undefined =>
  marks.find((mark) => mark.kind === 'bold' && mark.start === 0)?.end;

const endsTerm = (plain: string, end: number): boolean =>
  /[:：]/u.test(plain.charAt(end - 1)) || /^(?:\s*[:：–—]|\s+-\s|\n)/u.test(plain.slice(end, end + 9));

const lineEnd = (first: string, plain: string): number | undefined =>
  first.length < plain.length && !/[.!?。！？]$/u.test(first) ? first.length : undefined;

/** Where the term's colon is: outside parentheses, before a space, and the last of those that still read as a term. */
function colonEnd(plain: string): number | undefined {
  const head = plain.slice(0, LONGEST_TERM + 1);
  const colons = [...head.matchAll(/：|:(?=\s)/gu)]
    .map((match) => match.index)
    .filter((at) => !insideParentheses(head, at));
  const [first, ...others] = colons;
  return others.reduce((end, at) => (end !== undefined && continuesTerm(plain, end, at) ? at : end), first);
}

/** "SARS: CoV-2: This …": what stands between two colons is part of the term when it is short and a sentence follows. */
function continuesTerm(plain: string, from: number, to: number): boolean {
  const between = plain.slice(from + 1, to).trim();
  return (
    between.split(/\s+/).length <= 3 && !/[.!?;,]/.test(between) && /^[:：]\s*\p{Lu}/u.test(plain.slice(to))
  );
}

const insideParentheses = (text: string, at: number): boolean => {
  const before = text.slice(0, at);
  return before.split(/[(（]/u).length > before.split(/[)）]/u).length;
};

function dashEnd(plain: string): number | undefined {
  const at = plain.slice(0, LONGEST_TERM).search(/\s[–—-]\s/u);
  return at === -1 ? undefined : at;
}
