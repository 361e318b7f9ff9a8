import type { Entry } from '../briefings/briefing.ts';
import { asks } from './question/is-sentence.ts';
import type { Ranked } from './ranking/score.ts';
import { says, telling } from './topics.ts';
import { isEnglish } from './words/english/frequency.ts';
import { wordsOf } from './words/words.ts';

const MOST_CLAUSES = 10;

/** So many of its words say that a clause is what a long question is about. */
const WORDS_OF_CLAUSE = 3;

/** The entry that answers one clause of a long question best; the later clause at an equal match, as people ask last. */
export function entryOfClause(
  clauses: readonly string[],
  find: (clause: string) => Ranked | undefined,
): Ranked | undefined {
  let [best, most]: [Ranked | undefined, number] = [undefined, WORDS_OF_CLAUSE];
  for (const clause of clauses.length > 1 ? clauses.slice(-MOST_CLAUSES) : []) {
    const found = find(clause);
    const words = new Set(found?.why.map(({ typed }) => typed)).size;
    if (words >= most) [best, most] = [found, words];
    else if (
      most === WORDS_OF_CLAUSE &&
      found &&
      (asksFor(found.document.entry, clause) || asksAbout(found, clause))
    )
      best = found;
  }
  return best;
}

/** A question of so many words tells a story. */
const STORY = 15;

/** The only term of which a story that asks has a word that is no word of any talk: "…about some American called Blinken, … who is he?" */
export function entryOfStory(question: string, ranked: readonly Ranked[]): Ranked | undefined {
  if (!asks(question) || wordsOf(question).length < STORY) return undefined;
  const named = ranked.filter(
    ({ why, ofName, document: { entry } }) =>
      ofName &&
      why.some(
        ({ typed, match }) =>
          match.how === 'exact' &&
          !isEnglish(typed) &&
          wordsOf(entry.term ?? '').some(({ text }) => text === typed),
      ),
  );
  return named.length === 1 ? named[0] : undefined;
}

/** Whether a clause asks, and about words that stand together in the entry, or about a time or an amount it tells. */
const asksAbout = ({ why, ordered, told }: Ranked, clause: string): boolean =>
  asks(clause) && new Set(why.map(({ typed }) => typed)).size > 1 && (ordered || told);

/** Whether a clause has nothing but small words around a term: "i dont get what sanctions are". */
const asksFor = (entry: Entry, clause: string): boolean =>
  wordsOf(clause).length > telling(clause).split(' ').length && says(entry, clause);
