import type { Entry } from '../../briefings/briefing.ts';
import { fold } from '../words/fold.ts';
import { initialsOf, initialsOfCompounds } from '../words/initials.ts';
import { isStopWord } from '../words/stop-words.ts';
import type { Word } from '../words/word.ts';
import { wordsOf } from '../words/words.ts';

/** Something an entry may be called. */
export type Name = {
  /** Without what is written differently from time to time. */
  folded: string;
  words: readonly Word[];
};

/** What a glossary entry may be called: its term, the term without and inside its parentheses, its aliases, its initials; nothing that is but signs. */
export function namesOf({ term, aliases = [] }: Entry): Name[] {
  if (!term) return [];
  const inside = PARENTHESES.test(term)
    ? [...term.matchAll(/[(（]([^()（）]+)[)）]/g)].map(([, name = '']) => name)
    : [];
  const outside = inside.length ? withoutParentheses(term) : '';
  const whole = toName(term);
  const others = [outside, ...inside, ...aliases].map(toName);
  const initials = [initialsOf(whole.words), ...initialsOfCompounds(whole.words)].filter(Boolean);
  return [whole, ...others, ...initials.map(toName)].filter(({ folded }) => folded !== '');
}

/** A term without what stands in its parentheses, folded: what two briefings that explain the same thing both call it. */
export const mainName = (term: string): string =>
  (PARENTHESES.test(term) && foldName(withoutParentheses(term))) || foldName(term);

/** A name, or a question that may be one, without what is written differently from time to time. */
export const foldName = (name: string): string =>
  PLAIN_NAME.test(name)
    ? name.toLowerCase()
    : fold(name)
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
        .trim();

/** Most names are words with a space between, which takes no more than lower case. */
const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;
const PARENTHESES = /[(（]/;

const toName = (name: string): Name => ({ folded: foldName(name), words: wordsOf(name) });

const withoutParentheses = (term: string): string => term.replace(/[(（][^()（）]*[)）]/g, ' ');

/** The words of a name that say something, or all where none does. */
export function contentWords(words: readonly Word[]): readonly Word[] {
  const content = words.filter(({ text, capitals }) => capitals === 'all' || !isStopWord(text));
  return content.length ? content : words;
}
