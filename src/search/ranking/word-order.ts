import type { VocabularyWord } from '../corpus/vocabulary.ts';
import type { Asked } from '../question/asked.ts';

/** Words this near in the question should be as near in the entry. */
const NEAR = 3;

/** Share of neighbouring words of a question that are near each other, in that order, in an entry too; 0 for one word. */
export function wordOrder(
  words: readonly VocabularyWord[],
  all: readonly Asked[],
  has: ReadonlySet<VocabularyWord>,
): number {
  const asked = all.filter(({ optional, matches }) => !optional || matches.some(({ word }) => has.has(word)));
  if (asked.length < 2) return 0;
  const here = asked.map(({ matches }) =>
    matches.filter(({ word, how }) => how !== 'meaning' && has.has(word)).map(({ word }) => word),
  );
  const kept = here.filter((next, i) =>
    here[i - 1]?.some((before) => next.some((word) => follows(words, before, word))),
  );
  return kept.length / (asked.length - 1);
}

function follows(words: readonly VocabularyWord[], before: VocabularyWord, word: VocabularyWord): boolean {
  for (let at = words.indexOf(before); at !== -1; at = words.indexOf(before, at + 1)) {
    if (words.slice(at + 1, at + 1 + NEAR).includes(word)) return true;
  }
  return false;
}
