import type { Entry } from '../briefings/briefing.ts';
import { foldName } from './corpus.ts';
import type { Ranked } from './rank.ts';

const MOST_TOPICS = 4;
const BETWEEN = /\s*[,;+&/，、；]\s*|\s+(?:and|or|vs|versus|with|и|или)\s+|[和与]/iu;

/** The parts of a question that reads like a list, "blinken and sanctions"; none for any other. */
export function topicsOf(question: string): string[] {
  const parts = question.split(BETWEEN).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.length <= MOST_TOPICS ? parts : [];
}

/**
 * The entries that a list of topics asks for, in its order: each topic must be what an entry's term says, whole or in part
 * ("sanctions" of "Western Sanctions"). None when one is not, as then the entry that has most of them answers better.
 */
export function entriesOfTopics(
  topics: readonly string[],
  find: (topic: string) => Ranked | undefined,
): Ranked[] {
  const found = topics.map((topic) => ({ topic, best: find(topic) }));
  const asked = found.flatMap(({ topic, best }) => (best && says(best.document.entry, topic) ? [best] : []));
  const different = new Set(asked.map(({ document }) => document));
  return asked.length === topics.length && different.size > 1 ? asked : [];
}

/** Whether a glossary term is what was typed, or has it as a part, word for word. */
export const says = ({ term = '' }: Entry, topic: string): boolean =>
  ` ${foldName(term)} `.includes(` ${foldName(topic)} `);
