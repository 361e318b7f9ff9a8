import { commonness } from '../words/commonness.ts';
import { fold } from '../words/fold.ts';
import type { Word } from '../words/word.ts';

const MOST_WORDS = 5;
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * The initials that the words from `at` on spell out and how many words those are, when `isKnown` knows them as a name:
 * of three words or more, or of a region of the world whose code they are (two letters are too easily met by chance).
 */
export function spelledOut(
  words: readonly Word[],
  at: number,
  isKnown: (initials: string) => boolean,
): { initials: string; length: number } | undefined {
  for (let length = MOST_WORDS; length > 1; length -= 1) {
    const run = words.slice(at, at + length);
    if (run.length < length || !run.every((word, i) => i === 0 || word.start === (run[i - 1]?.end ?? 0) + 1))
      continue;
    const initials = run.map(({ text }) => text[0]).join('');
    if (!isKnown(initials)) continue;
    if (length > 2 || isRegion(initials, run.map(({ text }) => text).join(''))) return { initials, length };
  }
  return undefined;
}

/** Names by code, as each two words beside one another in a question may have one's initials: there are 676 codes at most. */
const known = new Map<string, string | undefined>();

/** The folded name of the region of the world that has this code; nothing for what is none. */
function regionOf(code: string): string | undefined {
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  if (!known.has(code)) {
    const name = regions.of(code.toUpperCase());
    known.set(code, name && fold(name));
  }
  return known.get(code);
}

/** The same for a code that is no word of films as well: who types TV asks for no Tuvalu. */
export const regionMeant = (code: string): string | undefined =>
  commonness(code) < OFTEN_SAID ? regionOf(code) : undefined;

const OFTEN_SAID = 0.3;

/** Whether a code is that of the region of the world with this name, written as one word. */
export const isRegion = (code: string, name: string): boolean => regionOf(code)?.replaceAll(' ', '') === name;
