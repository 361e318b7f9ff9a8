import Fuse from 'fuse.js';
import { isEnglish } from './english/frequency.ts';
import { meaningMatches } from './meaning-match.ts';
import { stemOf } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { thresholds } from './thresholds.ts';
import { typoBudget, typoDistance } from './typo-distance.ts';
import {
  BEGINNING,
  lengthKey,
  lettersOf,
  soundOf,
  type Vocabulary,
  type VocabularyWord,
  wordsOfSound,
  wordsOfStem,
} from './vocabulary.ts';
import { isUnspaced } from './words.ts';

/** How a typed word led to a word of the corpus. */
export type How =
  | 'exact'
  | 'stem'
  | 'prefix'
  | 'ending'
  | 'sound'
  | 'typo'
  | 'initials'
  | 'joined'
  | 'split'
  | 'meaning';

/** A word of the corpus that a typed word may mean; `quality` is above 0 and at most 1 (the same word). */
export type WordMatch = { word: VocabularyWord; quality: number; how: How };

const STEM = 0.95;
/** Forms of a word are further apart the more their lengths differ: "vaccinations" is rather "vaccination" than "vaccine". */
const STEM_STEP = 0.015;
const STEM_STEPS = 5;
const PREFIX = 0.7;
const ENDING = 0.75;
const SOUND = 0.8;
const TYPO = 0.92;

/** A typed word of this many letters may be the beginning of a longer one. */
const SHORTEST_PREFIX = 3;
/** A word of the corpus without its ending, of this many letters, may begin a longer typed one: Ukraine, Ukrainian. */
const SHORTEST_STEM = 5;
const LONGEST_ENDING = 3;
/** And may be this far off: letters swapped or a vowel, as an ending of one's own already makes it a guess. */
const STEM_TYPO = 0.9;

const FUSE_CANDIDATES = 60;
const FUSE_OPTIONS = { threshold: 0.6, ignoreLocation: true, shouldSort: false };
/** Of several guesses at what was meant, those this much worse than the best are dropped. */
const CLOSE = 0.12;

/** The words of the corpus that a typed word may mean. The same word and its other forms first; guesses only if there are none. */
export function matchWord(vocabulary: Vocabulary, typed: string): WordMatch[] {
  const sure = sureMatches(vocabulary, typed);
  const meant = meaningMatches(vocabulary, typed);
  if (sure.length) return merge([...sure, ...meant]);
  const slips = [...soundMatches(vocabulary, typed), ...typoMatches(vocabulary, typed)];
  const doubt = isEnglish(typed) ? DOUBT : 1;
  const guesses = [
    ...prefixMatches(vocabulary, typed),
    ...endingMatches(vocabulary, typed),
    ...nearPrefixMatches(vocabulary, typed),
    ...slips.map((match) => ({ ...match, quality: match.quality * doubt })),
  ];
  return merge([...meant, ...nearBest(guesses)]);
}

/** Who types an English word means that word: what only looks or sounds like it cannot answer alone. */
const DOUBT = 0.6;

/** The same word or another form of it. */
export function sureMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  const exact = vocabulary.words.get(typed);
  const matches: WordMatch[] = exact?.entries ? [{ word: exact, quality: 1, how: 'exact' }] : [];
  for (const word of wordsOfStem(vocabulary, stemOf(typed))) {
    // "used" is no form of US.
    if (word === exact || word.acronym) continue;
    const apart = Math.min(STEM_STEPS, Math.abs(word.text.length - typed.length));
    matches.push({ word, quality: STEM - STEM_STEP * apart, how: 'stem' });
  }
  return matches;
}

/** Words whose beginning, mistyped, is what was typed: "colab". */
function nearPrefixMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  if (typed.length < SHORTEST_STEM || isEnglish(typed)) return [];
  return (vocabulary.byBeginning.get(typed.slice(0, BEGINNING)) ?? []).flatMap((word): WordMatch[] => {
    if (!word.entries || word.text.length <= typed.length + 1) return [];
    const distance = Math.min(
      ...[0, 1].map((more) => typoDistance(typed, word.text.slice(0, typed.length + more), STEM_TYPO)),
    );
    return distance === Infinity
      ? []
      : [{ word, quality: ENDING - thresholds.slip * distance, how: 'prefix' }];
  });
}

/** Words that begin with what was typed; the more of the word was typed, the better. */
export function prefixMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  if (typed.length < SHORTEST_PREFIX) return [];
  return (vocabulary.byBeginning.get(typed.slice(0, BEGINNING)) ?? [])
    .filter((word) => word.entries && word.text.length > typed.length && word.text.startsWith(typed))
    .map((word) => ({ word, quality: PREFIX + (0.25 * typed.length) / word.text.length, how: 'prefix' }));
}

/** Words whose stem, perhaps mistyped, begins what was typed: the rest is an ending they do not have in the corpus. */
function endingMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  if (typed.length <= SHORTEST_STEM) return [];
  return (vocabulary.byBeginning.get(typed.slice(0, BEGINNING)) ?? []).flatMap((word): WordMatch[] => {
    const { stem } = word;
    const rest = typed.length - stem.length;
    if (!word.entries || stem.length < SHORTEST_STEM || rest < 1 || rest > LONGEST_ENDING) return [];
    if (typed.startsWith(stem)) return [{ word, quality: ENDING, how: 'ending' }];
    const distance =
      stem.length > SHORTEST_STEM ? typoDistance(typed.slice(0, stem.length), stem, STEM_TYPO) : Infinity;
    return distance === Infinity
      ? []
      : [{ word, quality: ENDING - thresholds.slip * distance, how: 'ending' }];
  });
}

/** A sound of so many consonants is hardly shared by chance; shorter ones must be spelled alike as well. */
const DISTINCT_SOUND = 5;
/** What is no English word and sounds the same may be spelled a little further off than a typo. */
const SOUND_ALLOWANCE = 1;

function soundMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  const sound = soundOf(typed);
  if (sound === undefined) return [];
  return wordsOfSound(vocabulary, sound).flatMap((word): WordMatch[] => {
    const limit = budget(typed, word.text.length) + (isEnglish(typed) ? 0 : SOUND_ALLOWANCE);
    const distinct = sound.length >= DISTINCT_SOUND && typed[0] === word.text[0];
    const alike = distinct || typoDistance(typed, word.text, limit) !== Infinity;
    return alike ? [{ word, quality: SOUND, how: 'sound' }] : [];
  });
}

/** Words that are a few slips away: Fuse.js chooses among those of like length and letters, the typing distance decides. */
function typoMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  const words = likeWords(vocabulary, typed);
  const fuse = new Fuse(
    words.map(({ text }) => text),
    FUSE_OPTIONS,
  );
  return fuse.search(typed).flatMap(({ refIndex }): WordMatch[] => {
    const word = words[refIndex];
    if (!word) return [];
    const distance = typoDistance(typed, word.text, budget(typed, word.text.length));
    return distance === Infinity ? [] : [{ word, quality: TYPO - thresholds.slip * distance, how: 'typo' }];
  });
}

/** Words of like length that begin like the typed one (or like its second letter, where both were swapped), the nearest in letters. */
function likeWords(vocabulary: Vocabulary, typed: string): VocabularyWord[] {
  const letters = lettersOf(typed);
  const spread = typed.length <= 5 ? 1 : 2;
  const near = Array.from({ length: 2 * spread + 1 }, (): VocabularyWord[] => []);
  for (
    let length = Math.max(SHORTEST_PREFIX, typed.length - spread);
    length <= typed.length + spread;
    length += 1
  ) {
    if (budget(typed, length) === 0) continue;
    for (const first of new Set(typed.slice(0, 2))) {
      for (const word of vocabulary.byLength.get(lengthKey(first, length)) ?? []) {
        near[bits(word.letters ^ letters)]?.push(word);
      }
    }
  }
  const like: VocabularyWord[] = [];
  for (const word of near.flat()) {
    if (like.length === FUSE_CANDIDATES) break;
    if (word.entries && (word.acronym || !isStopWord(word.text))) like.push(word);
  }
  return like;
}

const budget = (typed: string, length: number): number =>
  typoBudget(Math.min(typed.length, length), isUnspaced(typed));

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function nearBest(matches: readonly WordMatch[]): WordMatch[] {
  const top = matches.reduce((most, { quality }) => Math.max(most, quality), 0);
  return matches.filter(({ quality }) => quality >= top - CLOSE);
}

/** Each word once, by the best way to it. */
function merge(matches: readonly WordMatch[]): WordMatch[] {
  const best = new Map<VocabularyWord, WordMatch>();
  for (const match of matches) {
    if ((best.get(match.word)?.quality ?? 0) < match.quality) best.set(match.word, match);
  }
  return [...best.values()];
}
