import type { Entry } from '../briefings/briefing.ts';
import { MOST_WORDS } from './question/long-question.ts';
import type { Ranked } from './ranking/score.ts';
import { isTalk } from './words/talk.ts';
import { wordsOf } from './words/words.ts';

/** More are no list of topics, but the clauses of a long question. */
const MOST_TOPICS = 4;
const SENTENCE_END = /[?!.…。？！]+(?:\s+|$)|\n+/u;
const BETWEEN = /\s*[,;+&/，、；]\s*|\s+(?:and|or|vs|versus|with|plus|и|или)\s+|[和与]/iu;

/** The parts of a question: its sentences, clauses and the items of its lists. */
export const partsOf = (question: string): string[] =>
  question
    .split(/(?<=\s)/, MOST_WORDS)
    .join('')
    .split(SENTENCE_END)
    .flatMap((sentence) => sentence.split(BETWEEN))
    .filter((part) => part.trim() !== '');

/** Whether a question can only be a list: it has no comma and no "and", which may also join words within a topic. */
export const isPlainList = (question: string): boolean => !IN_TOPIC.test(question);

const IN_TOPIC = /[,，、和与]|\b(?:and|or|with|plus)\b|\s(?:и|или)\s/iu;

/** An entry that has this share of a topic has all of it, in whatever forms of the words. */
const PHRASE = 0.95;

/** An entry that has this share of a topic, or of a question, clearly answers it. */
const CLEAR = 0.75;

/**
 * The entries that a list of topics asks for, "blinken and sanctions", in its order. Each topic must be said by an entry's term, see `says`, or
 * stand in another entry than `whole`, the answer to all of the question, or be clearly answered when `whole` does not answer clearly and the
 * question is `plainly` a list. None when some topic is not: then `whole` is the better answer.
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
  const found: Ranked[] = [];
  for (const topic of topics) {
    const best = find(topic);
    if (!best) return [];
    if (!says(best.document.entry, topic) && !(apart && best.coverage >= CLEAR) && !isPhrase(best)) return [];
    found.push(best);
  }
  const different = new Set(found.map(({ document }) => document));
  return different.size > 1 ? found : [];
}

/** Whether a term is what was typed, or has it as a part, word for word but for small words. */
export function says({ term }: Entry, topic: string): boolean {
  if (!term) return false;
  const asked = telling(topic);
  return asked !== '' && ` ${telling(term)} `.includes(` ${asked} `);
}

/** The words of a text without small and everyday ones, with a space between. */
export const telling = (text: string): string =>
  wordsOf(text)
    .filter(({ text, capitals }) => capitals === 'all' || !isTalk(text))
    .map((word) => word.text)
    .join(' ');
