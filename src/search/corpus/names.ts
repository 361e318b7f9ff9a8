import type { Entry } from '../../briefings/briefing.ts';
import { fold } from '../words/fold.ts';
import { initialsOf, initialsOfCompounds } from '../words/initials.ts';
import { isStopWord } from '../words/stop-words.ts';
import type { Word } from '../words/word.ts';
import { wordsOf } from '../words/words.ts';

/** Something an entry may be called. */
type Name = {
  /** As `foldName` has it. */
  folded: string;
  words: readonly Word[];
};

/**
 * What a glossary entry may be called: its term, the term without its parentheses, what stands in them, its aliases and its
 * initials.
 */
export function namesOf({ term, aliases = [] }: Entry): Name[] {
  if (!term) return [];
  const names = toNames(term);
  const words = names[0]?.words ?? [];
  for (const other of [...partsOf(term), ...aliases, ...initialsOf(words), ...initialsOfCompounds(words)])
    names.push(...toNames(other));
  return names;
}

/** One letter or digit in parentheses belongs to the word before it: 401(k), 刚果（金）. */
const LAST_LETTER = /(?<=[\p{L}\d)）])[(（]([\p{L}\d])[)）]/gu;

/** A term without its parentheses, and what stands in each of them; nothing for a term without any. */
function partsOf(term: string): string[] {
  if (!PARENTHESES.test(term)) return [];
  const joined = term.replace(LAST_LETTER, '$1');
  if (joined !== term) return [joined, ...partsOf(joined)];
  const inside = [...term.matchAll(/[(（]([^()（）]+)[)）]/g)].map(([, name = '']) => name);
  return inside.length ? [withoutParentheses(term), ...inside] : [];
}

/** A term without its parentheses, folded: two briefings that explain the same thing have this in common. */
export const mainName = (term: string): string =>
  (PARENTHESES.test(term) && foldName(withoutParentheses(term))) || foldName(term);

/** A name, or a question that may be one, in lower case with single spaces and no signs, as each is written in more than one way. */
export const foldName = (name: string): string =>
  PLAIN_NAME.test(name)
    ? name.toLowerCase()
    : fold(name)
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
        .trim();

/** Most names are plain words with a space between, and only need lower case. */
const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;
const PARENTHESES = /[(（]/;

/** The name in a list; an empty one for a name of nothing but signs. */
function toNames(name: string): Name[] {
  const folded = foldName(name);
  return folded ? [{ folded, words: wordsOf(name) }] : [];
}

const withoutParentheses = (term: string): string => term.replace(/[(（][^()（）]*[)）]/g, ' ');

/** The words of a name without its stop words, or all of them where nothing else would be left. */
export function contentWords(words: readonly Word[]): readonly Word[] {
  if (words.length === 1) return words;
  const content = words.filter(({ text, capitals }) => capitals === 'all' || !isStopWord(text));
  return content.length ? content : words;
}
