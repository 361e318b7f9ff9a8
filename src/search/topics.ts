import type { Entry } from '../briefings/briefing.ts';
import { MOST_WORDS } from './question/long-question.ts';
import type { Ranked } from './ranking/score.ts';
import { commonness } from './words/commonness.ts';
import { isStopWord } from './words/stop-words.ts';
import { wordsOf } from './words/words.ts';

const MOST_TOPICS = 4;
const MOST_CLAUSES = 10;
const SENTENCE_END = /[?!.…。？！]+(?:\s+|$)|\n+/u;
const BETWEEN = /\s*[,;+&/，、；]\s*|\s+(?:and|or|vs|versus|with|и|или)\s+|[和与]/iu;

/** The parts of a question: its sentences, clauses and the items of its lists. */
export const partsOf = (question: string): string[] =>
  question
    .split(/(?<=\s)/, MOST_WORDS)
    .join('')
    .split(SENTENCE_END)
    .flatMap((sentence) => sentence.split(BETWEEN))
    .filter((part) => part.trim() !== '');

/** Whether a question is a list by its signs; "and" and commas join words within a topic too. */
export const isPlainList = (question: string): boolean => !IN_TOPIC.test(question);

const IN_TOPIC = /[,，、和与]|\b(?:and|or|with)\b|\s(?:и|или)\s/iu;

/** Has all of a topic, but for forms of its words. */
const PHRASE = 0.95;

/** An entry that has this share of a topic, or of a question, leaves nothing of it to another one. */
const CLEAR = 0.75;

/**
 * The entries that a list of topics asks for, "blinken and sanctions", in its order: each topic must be what an entry's term
 * says, whole or in part, or be answered clearly where no entry answers all. None when one is not: then the entry that has
 * most of them answers better.
 */
export function entriesOfTopics(
  topics: readonly string[],
  find: (topic: string) => Ranked | undefined,
  whole: Ranked | undefined,
  plainly: boolean,
): Ranked[] {
  if (topics.length < 2 || topics.length > MOST_TOPICS) return [];
  const apart = !whole || (whole.coverage < CLEAR && plainly);
  const isPhrase = ({ ordered, coverage, document }: Ranked): boolean =>
    ordered && coverage >= PHRASE && document !== whole?.document && (whole?.coverage ?? 0) < PHRASE;
  const asked = topics.flatMap((topic) => {
    const best = find(topic);
    return best && (says(best.document.entry, topic) || (apart && best.coverage >= CLEAR) || isPhrase(best))
      ? [best]
      : [];
  });
  const different = new Set(asked.map(({ document }) => document));
  return asked.length === topics.length && different.size > 1 ? asked : [];
}

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

/** Whether a clause asks, and about words that stand together in the entry, or about a time or an amount it tells. */
const asksAbout = ({ why, ordered, told }: Ranked, clause: string): boolean =>
  ASKS.test(clause) && new Set(why.map(({ typed }) => typed)).size > 1 && (ordered || told);

const ASKS =
  /\b(?:who|what|when|where|why|how|which)(?:['’]?s)?\b|(?:^|\s)(?:кто|что|когда|где|почему|как|какой|какая|какие)\s|什么|谁|为什么|怎么|哪/iu;

/** Whether a clause has nothing but small words around a term: "i dont get what sanctions are". */
const asksFor = (entry: Entry, clause: string): boolean =>
  wordsOf(clause).length > telling(clause).split(' ').length && says(entry, clause);

/** Whether a glossary term is what was typed, or has it as a part, word for word but for the small ones. */
export function says({ term }: Entry, topic: string): boolean {
  if (!term) return false;
  const asked = telling(topic);
  return asked !== '' && ` ${telling(term)} `.includes(` ${asked} `);
}

const telling = (text: string): string =>
  wordsOf(text)
    .filter(({ text, capitals }) => capitals === 'all' || !(isStopWord(text) || commonness(text) === 1))
    .map((word) => word.text)
    .join(' ');
