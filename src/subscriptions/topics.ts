import type { Briefing } from '../briefings/briefing.ts';
import type { Subscription } from './subscription.ts';

const fold = (topic: string): string => topic.normalize('NFKC').trim().toLowerCase();

/** Reads topics as typed, separated by commas: each once, in lower case, without blanks around it. */
export function parseTopics(typed: string): readonly string[] {
  return [...new Set(typed.split(/[,;，、；\n]/).map(fold))].filter(Boolean);
}

/** A briefing's topics as they are typed. Feeds have some with a comma in them, which nobody could type as one. */
export const topicsOf = ({ topics }: Pick<Briefing, 'topics'>): readonly string[] =>
  topics.flatMap(parseTopics);

/** Whether a subscription is for a briefing: it asked for no topic, or for one of the briefing's. */
export function wants({ topics }: Pick<Subscription, 'topics'>, briefing: Pick<Briefing, 'topics'>): boolean {
  return topics.length === 0 || topicsOf(briefing).some((topic) => topics.includes(topic));
}
