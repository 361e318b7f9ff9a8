import type { VocabularyWord } from '../corpus/vocabulary.ts';
import type { Asked } from '../question/asked.ts';

/** Neighbours of the question are neighbours in an entry when at most this many words apart. */
const NEAR = 3;

/**
 * Of all pairs of neighbours in a question the share that are neighbours in an entry too: in the same order, and only in the
 * other.
 */
export type WordOrder = { kept: number; turned: number };

/** As sure as a word that is derived from the same one: presidency, presidential. */
const DERIVED = 0.8;

/** How much of a question's order of words an entry has; none of a single word's. */
export function wordOrder(
  words: readonly VocabularyWord[],
  question: readonly Asked[],
  has: ReadonlySet<VocabularyWord>,
): WordOrder {
  const asked = question.filter(
    ({ optional, matches }) => !optional || matches.some(({ word }) => has.has(word)),
  );
  if (asked.length < 2) return { kept: 0, turned: 0 };
  const here = asked.map(({ matches }) =>
    matches
      .filter(({ word, how, quality }) => (how !== 'meaning' || quality >= DERIVED) && has.has(word))
      .map(({ word }) => word),
  );
  let [kept, turned] = [0, 0];
  for (const [i, next] of here.entries()) {
    const before = here[i - 1] ?? [];
    // Most neighbours of a long question are in no entry; making pairs of them all took a fifth of a search.
    if (!before.length || !next.length) continue;
    const pairs = before.flatMap((one) => next.map((word) => [one, word] as const));
    if (pairs.some(([one, word]) => follows(words, one, word))) kept += 1;
    else if (pairs.some(([one, word]) => follows(words, word, one))) turned += 1;
  }
  const all = asked.length - 1;
  return { kept: kept / all, turned: turned / all };
}

function follows(words: readonly VocabularyWord[], before: VocabularyWord, word: VocabularyWord): boolean {
  for (let at = words.indexOf(before); at !== -1; at = words.indexOf(before, at + 1)) {
    if (words.slice(at + 1, at + 1 + NEAR).includes(word)) return true;
  }
  return false;
}
