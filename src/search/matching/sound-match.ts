import { type Vocabulary, wordsOfSound } from '../corpus/vocabulary.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isWritten } from '../words/english/written.ts';
import { soundsOf } from '../words/sounds.ts';
import { isDictionaryWord, isUnspaced } from '../words/unspaced.ts';
import { ALIKE, typoBudget, typoDistance } from './typo-distance.ts';
import type { WordMatch } from './word-match.ts';

const SOUND = 0.8;
/** What sounds like a Chinese word but is a word of its own cannot answer alone. */
const SOUND_OF_ANOTHER = 0.45;
/** A sound of so many consonants is hardly shared by chance; shorter ones must be spelled alike as well. */
const DISTINCT_SOUND = 4;
/** A typed word that is not English and sounds the same may be spelled this much further off than a typo. */
const SOUND_ALLOWANCE = 1;
/** But it is then a wilder guess. */
const FAR_SOUND = 0.7;

/** Words that sound like the typed one and are spelled somewhat like it; for Chinese, other characters that are read the same. */
export const soundMatches = (vocabulary: Vocabulary, typed: string): WordMatch[] =>
  soundsOf(typed).flatMap((sound) =>
    isUnspaced(typed) ? readAlike(vocabulary, typed, sound) : soundMatchesOf(vocabulary, typed, sound),
  );

function readAlike(vocabulary: Vocabulary, typed: string, sound: string): WordMatch[] {
  const quality = isDictionaryWord(typed) ? SOUND_OF_ANOTHER : SOUND;
  return wordsOfSound(vocabulary, sound).map((word) => ({ word, quality, how: 'sound' }));
}

function soundMatchesOf(vocabulary: Vocabulary, typed: string, sound: string): WordMatch[] {
  return wordsOfSound(vocabulary, sound).flatMap((word): WordMatch[] => {
    const near = typoBudget(Math.min(typed.length, word.text.length));
    const far = near + (isEnglish(typed) ? 0 : SOUND_ALLOWANCE);
    const distance = typoDistance(typed, word.text, far);
    const distinct = isDistinct(sound, typed, word.text);
    if (distance === Infinity && !distinct) return [];
    return [{ word, quality: distance <= near ? SOUND : FAR_SOUND, how: 'sound' }];
  });
}

/** Words whose lengths differ by more are too different: a "slander" is no "sea-islander". */
const LENGTHS_APART = 2;

/**
 * Whether a sound is enough to tell that one word is meant by another, however it is spelled. Three consonants are when both
 * words are rare: "kewbit" and "qubit".
 */
const isDistinct = (sound: string, typed: string, word: string): boolean =>
  Math.abs(typed.length - word.length) <= LENGTHS_APART &&
  ((sound.length >= DISTINCT_SOUND && typed[0] === word[0]) ||
    (THREE_CONSONANTS.test(sound) &&
      !isEnglish(typed) &&
      !isEnglish(word) &&
      !isWritten(typed) &&
      (typed[0] === word[0] || (ALIKE.get(typed.charAt(0)) ?? '').includes(word.charAt(0)))));

/** A sound of three letters; a vowel at its beginning would be an A. */
const THREE_CONSONANTS = /^[^A]..$/;
