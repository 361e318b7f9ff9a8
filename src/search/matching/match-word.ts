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

/** Of several guesses at what was meant, those this much worse than the best are dropped. */
const CLOSE = 0.12;

/** What a typed word is without any guess: the same word and its other forms, and others for the same. */
export type Known = { sure: readonly WordMatch[]; meant: readonly WordMatch[] };

/** The words of the corpus that are the typed one or mean the same. Who types a word that is there does not mean what else a newspaper writes for it. */
export function knownMatches(vocabulary: Vocabulary, typed: string): Known {
  const sure = sureMatches(vocabulary, typed);
  const meant = meaningMatches(vocabulary, typed);
  return { sure, meant: sure.length ? meant : [...meant, ...plainSpeechMatches(vocabulary, typed)] };
}

/** The words of the corpus that a typed word may mean. What is known of it first; guesses only if the same word and its forms are not there. */
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

/** Who types an English word, or another that is met in print, means that: what only looks or sounds like it cannot answer alone. */
const DOUBT = 0.6;

const doubted = (match: WordMatch): WordMatch => ({ ...match, quality: match.quality * DOUBT });

function nearBest(matches: readonly WordMatch[]): WordMatch[] {
  const top = matches.reduce((most, { quality }) => Math.max(most, quality), 0);
  return matches.filter(({ quality }) => quality >= top - CLOSE);
}

/** British and American English write one word with s and z: organisations. */
const isSpelling = (typed: string, { word }: WordMatch): boolean =>
  typed.replaceAll('s', 'z') === word.text.replaceAll('s', 'z');
