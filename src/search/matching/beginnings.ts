import { type Vocabulary, wordsBegunLike } from '../corpus/vocabulary.ts';
import { thresholds } from '../thresholds.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isStopWord } from '../words/stop-words.ts';
import { typoDistance } from './typo-distance.ts';
import type { WordMatch } from './word-match.ts';

/** How sure the shortest beginning of a word is; the whole word would be .25 more. */
const PREFIX = 0.7;
/** How sure a word is that has another ending, or whose beginning is mistyped, before slips are taken off. */
const ENDING = 0.75;

/** A typed word of this many letters or more may be the beginning of a longer one. */
const SHORTEST_PREFIX = 3;
/** A word of the corpus, without its ending of this many letters or more, may begin a longer typed one: транзит, транзитом. */
const SHORTEST_STEM = 5;
const LONGEST_ENDING = 3;
/** How far off a beginning may be: two letters swapped or a wrong vowel, as it is a guess already. */
const STEM_TYPO = 0.9;

/** Words that begin with what was typed; the more of a word was typed, the surer. */
export function prefixMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  if (typed.length < SHORTEST_PREFIX) return [];
  return wordsBegunLike(vocabulary, typed)
    .filter(
      (word) =>
        word.entries &&
        word.text.length > typed.length &&
        word.text.startsWith(typed) &&
        (word.acronym || !isStopWord(word.text)),
    )
    .map((word) => ({ word, quality: PREFIX + (0.25 * typed.length) / word.text.length, how: 'prefix' }));
}

/** Words whose beginning was mistyped: "colab". */
export function nearPrefixMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  if (typed.length < SHORTEST_STEM || isEnglish(typed)) return [];
  return wordsBegunLike(vocabulary, typed).flatMap((word): WordMatch[] => {
    if (!word.entries || word.text.length <= typed.length + 1) return [];
    const distance = Math.min(
      ...[0, 1].map((more) => typoDistance(typed, word.text.slice(0, typed.length + more), STEM_TYPO)),
    );
    return distance === Infinity
      ? []
      : [{ word, quality: ENDING - thresholds.slip * distance, how: 'prefix' }];
  });
}

/** Words whose stem, perhaps mistyped, begins what was typed; the rest is an ending that the corpus does not have them with. */
export function endingMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  if (typed.length <= SHORTEST_STEM) return [];
  return wordsBegunLike(vocabulary, typed).flatMap((word): WordMatch[] => {
    const { stem } = word;
    const rest = typed.length - stem.length;
    if (
      !word.entries ||
      isStopWord(word.text) ||
      stem.length < SHORTEST_STEM ||
      rest < 1 ||
      rest > LONGEST_ENDING
    )
      return [];
    if (typed.startsWith(stem)) return [{ word, quality: ENDING, how: 'ending' }];
    const distance =
      stem.length > SHORTEST_STEM ? typoDistance(typed.slice(0, stem.length), stem, STEM_TYPO) : Infinity;
    return distance === Infinity
      ? []
      : [{ word, quality: ENDING - thresholds.slip * distance, how: 'ending' }];
  });
}
