import { type Vocabulary, wordOf, wordsOfStem } from '../corpus/vocabulary.ts';
import { stemOf } from '../words/stem.ts';
import { isStopWord } from '../words/stop-words.ts';
import type { WordMatch } from './word-match.ts';

const STEM = 0.95;
/** What each letter that two forms differ by in length takes: "vaccinations" is rather "vaccination" than "vaccine". */
const STEM_STEP = 0.015;
const STEM_STEPS = 5;

/** The same word or another form of it. */
export function sureMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  const exact = wordOf(vocabulary, typed);
  const matches: WordMatch[] = exact?.entries ? [{ word: exact, quality: 1, how: 'exact' }] : [];
  // "NGOs" are several of one NGO.
  const one = typed.endsWith('s') ? wordOf(vocabulary, typed.slice(0, -1)) : undefined;
  if (one?.acronym && one.entries) matches.push({ word: one, quality: STEM, how: 'stem' });
  for (const word of wordsOfStem(vocabulary, stemOf(typed))) {
    // "used" is no form of US.
    if (word === exact || word.acronym || isStopWord(word.text)) continue;
    const apart = Math.min(STEM_STEPS, Math.abs(word.text.length - typed.length));
    matches.push({ word, quality: STEM - STEM_STEP * apart, how: 'stem' });
  }
  return matches;
}

/** The same word or its plural. Unlike `sureMatches` it makes no stem, as many words are looked up so for each that was typed. */
export function pluralMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  const [exact, plural] = [
    wordOf(vocabulary, typed),
    typed.length > 2 ? wordOf(vocabulary, `${typed}s`) : undefined,
  ];
  return [
    ...(exact?.entries ? [{ word: exact, quality: 1, how: 'exact' } as const] : []),
    ...(plural?.entries && !plural.acronym
      ? [{ word: plural, quality: STEM - STEM_STEP, how: 'stem' } as const]
      : []),
  ];
}
