import type { Vocabulary } from '../corpus/vocabulary.ts';
import { prefixMatches } from '../matching/beginnings.ts';
import { type Known, knownMatches, matchWord } from '../matching/match-word.ts';
import { plainSpeechMatches } from '../matching/meaning-match.ts';
import { soundMatches } from '../matching/sound-match.ts';
import { sureMatches } from '../matching/sure-matches.ts';
import { bestOfEach, type WordMatch } from '../matching/word-match.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { saidWithin } from '../words/plain-speech.ts';
import { regionMeant } from '../words/regions.ts';
import { isUnspaced, pairsOf, segmentsOf } from '../words/unspaced.ts';
import type { Word } from '../words/word.ts';
import type { Asked } from './asked.ts';
import { MOST_WORDS } from './long-question.ts';
import type { Reading } from './reading.ts';
import { splitMatch } from './split.ts';

/** A word with a match this sure is not taken apart: in a large vocabulary almost anything could be. */
const SURE_ENOUGH = 0.7;

/** A run without spaces has words of its own before or after a name that it begins or ends like, which its pairs find. */
const OF_A_PART = new Set<WordMatch['how']>(['prefix', 'ending']);

const CAMEL_CASE = /(\p{Ll})(?=\p{Lu})/gu;

/**
 * What one word of a question asks for: mostly one thing, but several when it is several words run together. The last word may
 * be unfinished.
 */
export function readWord(question: Reading, word: Word, isLast: boolean): Asked[] {
  const { vocabulary, mayGuess } = question;
  const { text: typed, start, end } = word;
  const known = knownOf(vocabulary, word);
  const isKnown = known.sure.length > 0 || known.meant.length > 0;
  if (!isKnown && !isUnspaced(typed) && !mayGuess(typed)) return [{ typed, matches: [] }];
  const whole = matchWord(vocabulary, typed, known);
  const unfinished = isLast && !isEnglish(typed) && !whole.some(({ how }) => how === 'exact');
  const matches = unfinished ? bestOfEach([...whole, ...prefixMatches(vocabulary, typed)]) : whole;
  const isEnough = ({ quality, how }: WordMatch): boolean =>
    quality >= SURE_ENOUGH && !(isUnspaced(typed) && OF_A_PART.has(how));
  if (matches.some(isEnough)) return [{ typed, matches }];
  if (isUnspaced(typed)) return readUnspaced(vocabulary, typed);
  const apart = question.text.slice(start, end).replace(CAMEL_CASE, '$1 ');
  if (apart.includes(' ')) return question.readPart(apart);
  const parts = splitMatch(vocabulary, typed);
  return parts.length ? parts : [{ typed, matches }];
}

/** What is known of a typed word. A code of a region, in capitals, also means what the region's name does. */
function knownOf(vocabulary: Vocabulary, { text, capitals }: Word): Known {
  const known = knownMatches(vocabulary, text);
  const region = capitals === 'all' && !known.sure.length && regionMeant(text);
  if (!region) return known;
  const { sure, meant } = knownMatches(vocabulary, region);
  // Whoever asks for the UN does not ask for any nations.
  const others = known.meant.filter(({ word }) => !region.split(' ').includes(word.text));
  return { sure, meant: [...others, ...meant] };
}

/**
 * What a run without spaces asks for: each pair of neighbouring characters. A pair that no entry has may be part of what people say for
 * something. One across the border of a longer word says nothing by itself, and is not missed.
 */
function readUnspaced(vocabulary: Vocabulary, typed: string): Asked[] {
  const borders = segmentsOf(typed).flatMap((word, i, all) => {
    const before = all[i - 1] ?? '';
    return before.length + word.length > 2 ? [`${[...before].at(-1)}${[...word][0]}`] : [];
  });
  const said = saidWithin(typed);
  return pairsOf(typed)
    .slice(0, MOST_WORDS)
    .flatMap(({ text, start, end }): Asked[] => {
      const sure = sureMatches(vocabulary, text);
      const around = said.filter((one) => one.start <= start && end <= one.end);
      const matches = sure.length
        ? sure
        : bestOfEach([
            ...soundMatches(vocabulary, text),
            ...around.flatMap((one) => plainSpeechMatches(vocabulary, one.text)),
          ]);
      return matches.length || !borders.includes(text) ? [{ typed: text, matches }] : [];
    });
}
