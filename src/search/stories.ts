import type { Entry } from '../briefings/briefing.ts';
import { asks } from './question/is-sentence.ts';
import type { Ranked } from './ranking/score.ts';
import { says, telling } from './topics.ts';
import { isEnglish } from './words/english/frequency.ts';
import { wordsOf } from './words/words.ts';

/** Only the last clauses are asked, as each takes a search. */
const MOST_CLAUSES = 10;

/** An entry that has so many words of a clause is what the clause is about. */
const WORDS_OF_CLAUSE = 3;

/**
 * The entry that answers one clause of a long question: that has most words of its clause, three at least, or whose clause asks for it.
 * Of several the last, as people ask last.
 */
export function entryOfClause(
  clauses: readonly string[],
  find: (clause: string) => Ranked | undefined,
): Ranked | undefined {
  if (clauses.length < 2) return undefined;
  let [best, most]: [Ranked | undefined, number] = [undefined, WORDS_OF_CLAUSE];
  for (const clause of clauses.slice(-MOST_CLAUSES)) {
    const found = find(clause);
    if (!found) continue;
    const words = wordsFound(found);
    if (words >= most) [best, most] = [found, words];
    else if (asksFor(found.document.entry, clause) || asksAbout(found, clause)) best = found;
  }
  return best;
}

/** How many different words of a question an entry has. */
const wordsFound = ({ why }: Ranked): number => new Set(why.map(({ typed }) => typed)).size;

/** Whether a clause has nothing but small words around a term: "i dont get what sanctions are". */
const asksFor = (entry: Entry, clause: string): boolean =>
  wordsOf(clause).length > telling(clause).split(' ').length && says(entry, clause);

/** Whether a clause asks about words that stand together in the entry, or for a time or an amount that the entry tells. */
const asksAbout = (found: Ranked, clause: string): boolean =>
  asks(clause) && wordsFound(found) > 1 && (found.ordered || found.told);

/** A question of so many words tells a story. */
const STORY = 15;

/**
 * What a story that asks something is about: the only term one of whose words it has, everyday English aside. "…about some American called
 * Blinken, … who is he?"
 */
export function entryOfStory(question: string, ranked: readonly Ranked[]): Ranked | undefined {
  if (!asks(question) || wordsOf(question).length < STORY) return undefined;
  const named = ranked.filter(({ why, document: { entry } }) => {
    const words = wordsOf(entry.term ?? '').map(({ text }) => text);
    return why.some(({ typed }) => words.includes(typed) && !isEnglish(typed));
  });
  return named.length === 1 ? named[0] : undefined;
}
