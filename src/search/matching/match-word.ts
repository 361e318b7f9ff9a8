import type { Vocabulary } from '../corpus/vocabulary.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isWritten } from '../words/english/written.ts';
import { endingMatches, nearPrefixMatches, prefixMatches } from './beginnings.ts';
import { meaningMatches, plainSpeechMatches } from './meaning-match.ts';
import { russianNounMatches } from './russian-nouns.ts';
import { shortenedMatches } from './shortened.ts';
import { typoMatches } from './slips.ts';
import { soundMatches } from './sound-match.ts';
import { sureMatches } from './sure-matches.ts';
import { bestOfEach, type WordMatch } from './word-match.ts';

/** Guesses that are less sure than the best one by more than this are dropped. */
const CLOSE = 0.12;

/** What a typed word means without any guess: the same word and its other forms, and other words for the same. */
export type Known = { sure: readonly WordMatch[]; meant: readonly WordMatch[] };

/**
 * The words of the corpus that are the typed one or mean the same. What newspapers write for it counts only when the corpus
 * does not have the word itself.
 */
export function knownMatches(vocabulary: Vocabulary, typed: string): Known {
  const sure = sureMatches(vocabulary, typed);
  const meant = meaningMatches(vocabulary, typed);
  return { sure, meant: sure.length ? meant : [...meant, ...plainSpeechMatches(vocabulary, typed)] };
}

/**
 * The words of the corpus that a typed word may mean. It is only guessed at when the corpus has neither the word nor another
 * form of it.
 */
export function matchWord(
  vocabulary: Vocabulary,
  typed: string,
  { sure, meant } = knownMatches(vocabulary, typed),
): WordMatch[] {
  if (sure.length) return bestOfEach([...sure, ...meant]);
  const isMeant = isWritten(typed);
  const slips = [...soundMatches(vocabulary, typed), ...typoMatches(vocabulary, typed)];
  const guesses = [
    ...russianNounMatches(vocabulary, typed),
    ...shortenedMatches(vocabulary, typed),
    ...prefixMatches(vocabulary, typed),
    ...(isMeant ? [] : endingMatches(vocabulary, typed)),
    ...nearPrefixMatches(vocabulary, typed),
    ...(isMeant || isEnglish(typed)
      ? slips.map((one) => (isSpelling(typed, one) ? one : doubted(one)))
      : slips),
  ];
  return bestOfEach([...meant, ...nearBest(guesses)]);
}

/**
 * Whoever types a real word means that word: one that only looks or sounds like it is so much less sure that it cannot answer
 * alone.
 */
const DOUBT = 0.6;

const doubted = (match: WordMatch): WordMatch => ({ ...match, quality: match.quality * DOUBT });

function nearBest(matches: readonly WordMatch[]): WordMatch[] {
  const top = matches.reduce((most, { quality }) => Math.max(most, quality), 0);
  return matches.filter(({ quality }) => quality >= top - CLOSE);
}

/** Whether two words differ only in s and z, as British and American spellings do: organisations. */
const isSpelling = (typed: string, { word }: WordMatch): boolean =>
  typed.replaceAll('s', 'z') === word.text.replaceAll('s', 'z');
