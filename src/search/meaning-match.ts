import { meaningsOf } from './english/meanings.ts';
import { sureMatches, type WordMatch } from './match-word.ts';
import { isStopWord } from './stop-words.ts';
import type { Vocabulary, VocabularyWord } from './vocabulary.ts';

/** Words of the corpus that say the same in other words: for "americans" US, for "overseas" abroad. */
export function meaningMatches(vocabulary: Vocabulary, phrase: string): WordMatch[] {
  const best = new Map<VocabularyWord, WordMatch>();
  for (const { phrase: other, nearness } of meaningsOf(phrase)) {
    for (const { word, quality } of rarest(vocabulary, other)) {
      if ((best.get(word)?.quality ?? 0) >= nearness * quality) continue;
      best.set(word, { word, quality: nearness * quality, how: 'meaning' });
    }
  }
  return [...best.values()];
}

/** Of a phrase that the corpus has all words of, those that lead to its rarest one; none when a word is missing. */
function rarest(vocabulary: Vocabulary, phrase: string): WordMatch[] {
  let fewest: WordMatch[] = [];
  for (const text of phrase.split(' ')) {
    const name = vocabulary.words.get(text)?.acronym;
    if (isStopWord(text) && !name) {
      if (phrase === text) return [];
      continue;
    }
    const matches = sureMatches(vocabulary, text).filter(
      ({ word }) => word.text === text || word.text === `${text}s`,
    );
    if (!matches.length) return [];
    if (!fewest.length || entries(matches) < entries(fewest)) fewest = matches;
  }
  return fewest;
}

const entries = (matches: readonly WordMatch[]): number =>
  matches.reduce((sum, { word }) => sum + word.entries, 0);
