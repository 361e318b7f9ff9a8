import type { RichText } from './briefing.ts';
import { slice, trim } from './rich-text.ts';

const LONGEST_TERM = 150;
const SEPARATOR = /^\s*[:：–—-]\s*/u;

/** Parts a glossary entry into its term and its explanation: a bold beginning, else up to a colon, else up to a dash. */
export function splitTerm(text: RichText): { term: string; text: RichText } | undefined {
  const end = boldEnd(text) ?? colonEnd(text.plain) ?? dashEnd(text.plain);
  if (end === undefined) return undefined;
  const term = text.plain
    .slice(0, end)
    .replace(/[\s:：–—-]+$/u, '')
    .trim();
  const rest = slice(text, end);
  const separator = SEPARATOR.exec(rest.plain)?.[0].length ?? 0;
  const definition = trim(slice(rest, separator));
  return term && term.length <= LONGEST_TERM && definition.plain ? { term, text: definition } : undefined;
}

const boldEnd = ({ marks, plain }: RichText): number | undefined => {
  const end = marks.find((mark) => mark.kind === 'bold' && mark.start === 0)?.end;
  const closed =
    end !== undefined && (/[:：]\s*$/u.test(plain.slice(0, end)) || SEPARATOR.test(plain.slice(end)));
  return closed ? end : undefined;
};

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
