import type { Vocabulary } from '../corpus/vocabulary.ts';
import { meaningsOf } from '../words/english/meanings.ts';
import { writtenFor } from '../words/plain-speech.ts';
import { type MatchesOf, rarestOfPhrase } from './phrase-match.ts';
import { pluralMatches, sureMatches } from './sure-matches.ts';
import { bestOfEach, type WordMatch } from './word-match.ts';

/** Words of the corpus that mean the same as a word or phrase: for "americans" US, for "overseas" abroad. Plurals count too. */
export const meaningMatches = (vocabulary: Vocabulary, phrase: string): WordMatch[] =>
  bestOfEach(
    meaningsOf(phrase).flatMap(({ phrase: other, nearness }) =>
      otherWords(vocabulary, other, nearness, pluralMatches),
    ),
  );

/** Words of the corpus, in any form, that newspapers write for what people say: for "jab" vaccine, for "quit" resigned. */
export const plainSpeechMatches = (vocabulary: Vocabulary, said: string): WordMatch[] =>
  bestOfEach(writtenFor(said).flatMap((written) => otherWords(vocabulary, written, WRITTEN, sureMatches)));

/** Somewhat surer than a synonym: just enough to answer alone. */
const WRITTEN = 0.6;

const otherWords = (
  vocabulary: Vocabulary,
  phrase: string,
  nearness: number,
  matchesOf: MatchesOf,
): WordMatch[] =>
  rarestOfPhrase(vocabulary, phrase, matchesOf).map(({ word, quality }) => ({
    word,
    quality: nearness * quality,
    how: 'meaning',
  }));
