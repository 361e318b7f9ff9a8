import { type Vocabulary, wordOf } from '../corpus/vocabulary.ts';
import { meaningsOf } from '../words/english/meanings.ts';
import { isStopWord } from '../words/stop-words.ts';
import { bestOfEach, pluralMatches, type WordMatch } from './sure-matches.ts';

/** Words of the corpus that say the same in other words: for "americans" US, for "overseas" abroad. */
export const meaningMatches = (vocabulary: Vocabulary, phrase: string): WordMatch[] =>
  bestOfEach(
    meaningsOf(phrase).flatMap(({ phrase: other, nearness }) =>
      rarest(vocabulary, other).map(
        ({ word, quality }): WordMatch => ({ word, quality: nearness * quality, how: 'meaning' }),
      ),
    ),
  );

/** Of a phrase that the corpus has all words of, those that lead to its rarest one; none when a word is missing. */
function rarest(vocabulary: Vocabulary, phrase: string): WordMatch[] {
  let fewest: WordMatch[] = [];
  for (const text of phrase.split(' ')) {
    const name = wordOf(vocabulary, text)?.acronym;
    if (isStopWord(text) && !name) {
      if (phrase === text) return [];
      continue;
    }
    const matches = pluralMatches(vocabulary, text);
    if (!matches.length) return [];
    if (!fewest.length || entries(matches) < entries(fewest)) fewest = matches;
  }
  return fewest;
}

const entries = (matches: readonly WordMatch[]): number =>
  matches.reduce((sum, { word }) => sum + word.entries, 0);
