import { type Vocabulary, wordOf } from '../corpus/vocabulary.ts';
import { isStopWord } from '../words/stop-words.ts';
import { isUnspaced, pairsOf } from '../words/unspaced.ts';
import type { WordMatch } from './word-match.ts';

/** How a word of a phrase is looked up. */
export type MatchesOf = (vocabulary: Vocabulary, word: string) => WordMatch[];

/** Of a phrase whose words the corpus has all, the matches of the rarest word; none when a word is missing. */
export function rarestOfPhrase(vocabulary: Vocabulary, phrase: string, matchesOf: MatchesOf): WordMatch[] {
  let fewest: WordMatch[] = [];
  for (const text of partsOf(vocabulary, phrase)) {
    if (isStopWord(text)) continue;
    const matches = matchesOf(vocabulary, text);
    if (!matches.length) return [];
    if (!fewest.length || entries(matches) < entries(fewest)) fewest = matches;
  }
  return fewest;
}

/** The words of a phrase. One without spaces gives each pair of neighbouring characters, unless the corpus has the whole. */
const partsOf = (vocabulary: Vocabulary, phrase: string): string[] =>
  phrase
    .split(' ')
    .flatMap((word) =>
      isUnspaced(word) && !wordOf(vocabulary, word)?.entries ? pairsOf(word).map(({ text }) => text) : word,
    );

/** In how many entries these are, all told. */
const entries = (matches: readonly WordMatch[]): number =>
  matches.reduce((sum, { word }) => sum + word.entries, 0);
