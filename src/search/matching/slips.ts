import Fuse from 'fuse.js';
import { firstOf, lengthKey, lettersOf } from '../corpus/by-length.ts';
import type { Vocabulary, VocabularyWord } from '../corpus/vocabulary.ts';
import { thresholds } from '../thresholds.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { stemOf } from '../words/stem.ts';
import { isStopWord } from '../words/stop-words.ts';
import { isUnspaced } from '../words/unspaced.ts';
import { asHeard } from './as-heard.ts';
import { ALIKE, FAR, typoBudget, typoDistance, VOWELS } from './typo-distance.ts';
import type { WordMatch } from './word-match.ts';

/** How sure a match is before its slips are taken off. */
const TYPO = 0.92;
/** Words of fewer letters are not taken for mistyped: too many are alike. */
const SHORTEST = 4;
const SHORTEST_UNSPACED = 3;
const FUSE_CANDIDATES = 48;
const FUSE_OPTIONS = { threshold: 0.6, ignoreLocation: true, shouldSort: false };

/**
 * Words a few slips away from the typed one: Fuse.js chooses among those of like length and letters, and `typoDistance` decides. When there
 * is none, a typed word that is not English may be spelled as it is heard.
 */
export function typoMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  const chosen = fuseChosen(likeWords(vocabulary, typed, firstLetters(typed)), typed);
  const stem = stemOf(typed);
  const slips = within(chosen, (word) => {
    const whole = slipsTo(typed, word.text);
    // In languages with many endings a slip is in the stem, and the ending is another form's.
    return whole === Infinity ? slipsTo(stem, word.stem) : whole;
  });
  return slips.length || !/^[a-z]+$/.test(typed) || isEnglish(typed)
    ? slips
    : heardMatches(chosen, asHeard(typed));
}

const heardMatches = (words: readonly VocabularyWord[], heard: string): WordMatch[] =>
  heard.length < SHORTEST ? [] : within(words, ({ text }) => slipsTo(heard, asHeard(text)));

const within = (
  words: readonly VocabularyWord[],
  distanceTo: (word: VocabularyWord) => number,
): WordMatch[] =>
  words.flatMap((word) => {
    const distance = distanceTo(word);
    return distance === Infinity ? [] : [{ word, quality: TYPO - thresholds.slip * distance, how: 'typo' }];
  });

const slipsTo = (typed: string, text: string): number =>
  typoDistance(typed, text, budget(typed, text.length));

const FAR_QUALITY = 0.3;

/** Words much further away, whatever they begin with: good for a suggestion when little else is found, never for an answer. */
export const farMatches = (vocabulary: Vocabulary, typed: string): WordMatch[] =>
  typed.length < shortest(typed)
    ? []
    : fuseChosen(likeWords(vocabulary, typed, firstLettersOf(vocabulary)), typed)
        .filter((word) => typoDistance(typed, word.text, FAR) !== Infinity)
        .map((word) => ({ word, quality: FAR_QUALITY, how: 'typo' }));

function fuseChosen(words: readonly VocabularyWord[], typed: string): VocabularyWord[] {
  const fuse = new Fuse(
    words.map(({ text }) => text),
    FUSE_OPTIONS,
  );
  return fuse.search(typed).flatMap(({ refIndex }) => words[refIndex] ?? []);
}

/**
 * The letters a meant word may begin with: the first two of the typed one, as they may be swapped, letters heard alike and, for
 * long words, other vowels.
 */
const firstLetters = (typed: string): Iterable<string> =>
  new Set([
    ...typed.slice(0, 2),
    ...(ALIKE.get(typed.charAt(0)) ?? ''),
    ...(typed.length >= LONG ? vowelsLike(typed) : []),
  ]);

/** A shorter word may not be so far off as a wrong first vowel is. */
const LONG = 6;

const vowelsLike = ([first = '']: string): string =>
  Object.values(VOWELS).find((vowels) => vowels.includes(first)) ?? '';

const firstLettersOf = ({ byLength }: Vocabulary): Iterable<string> =>
  new Set(Iterator.from(byLength.keys()).map(firstOf));

/** Words of like length that begin with one of these letters, those with the most letters in common first. */
function likeWords({ byLength }: Vocabulary, typed: string, firsts: Iterable<string>): VocabularyWord[] {
  const letters = lettersOf(typed);
  const spread = typed.length <= 5 ? 1 : 2;
  const near = Array.from({ length: 2 * spread + 1 }, (): VocabularyWord[] => []);
  for (const first of firsts) {
    for (
      let length = Math.max(shortest(typed), typed.length - spread);
      length <= typed.length + spread;
      length += 1
    ) {
      const same = byLength.get(lengthKey(first, length));
      const kept = same?.letters ?? [];
      for (let i = 0; i < kept.length; i += 1) {
        const like = near[bits((kept[i] ?? 0) ^ letters)];
        if (!like || like.length === FUSE_CANDIDATES) continue;
        const word = same?.words[i];
        if (word && isChoice(word)) like.push(word);
      }
    }
  }
  return near.flat().slice(0, FUSE_CANDIDATES);
}

const isChoice = ({ entries, acronym, text }: VocabularyWord): boolean =>
  entries > 0 && (acronym || !isStopWord(text));

const shortest = (typed: string): number => (isUnspaced(typed) ? SHORTEST_UNSPACED : SHORTEST);

const budget = (typed: string, length: number): number =>
  typoBudget(Math.min(typed.length, length), isUnspaced(typed));

/** How many bits of a number are set. */
function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
