import type { Briefing } from '../briefings/briefing.ts';
import type { Subscription } from './subscription.ts';

/** A topic as it is compared: in any case, and in characters of any width. */
export const foldTopic = (topic: string): string => topic.normalize('NFKC').trim().toLowerCase();

/** Each of these topics once, as it is written first. */
export function distinctTopics(topics: readonly string[]): readonly string[] {
  const written = new Map<string, string>();
  for (const topic of topics) {
    const folded = foldTopic(topic);
    if (folded && !written.has(folded)) written.set(folded, topic.trim());
  }
  return [...written.values()];
}

/** Reads topics as typed, separated by commas: each once, without blanks around it. */
export const parseTopics = (typed: string): readonly string[] => distinctTopics(typed.split(/[,;，、；\n]/));

/** A briefing's topics as they are typed. Feeds have some with a comma in them, which nobody could type as one. */
export const topicsOf = ({ topics }: Pick<Briefing, 'topics'>): readonly string[] =>
  topics.flatMap(parseTopics);

/** Whether a subscription is for a briefing: it asked for no topic, or for one of the briefing's. */
export function wants({ topics }: Pick<Subscription, 'topics'>, briefing: Pick<Briefing, 'topics'>): boolean {
  if (topics.length === 0) return true;
  const asked = topics.map(foldTopic);
  return topicsOf(briefing).some((topic) => asked.includes(foldTopic(topic)));
}
