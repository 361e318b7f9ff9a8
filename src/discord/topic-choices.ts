import type { Library } from '../briefings/library.ts';
import { distinctTopics, foldTopic, parseTopics, topicsOf } from '../subscriptions/topics.ts';
import { CHOICE_CHARACTERS, CHOICES } from './choices.ts';
import type { Choice } from './command.ts';

/** Completes the last of the typed topics. Those before it stay. */
export function topicChoices(library: Library, typed: string): Choice[] {
  const [, kept = '', last = ''] = /^(.*[,;，、；\n]\s*)?(.*)$/su.exec(typed) ?? [];
  const wanted = foldTopic(last);
  const chosen = parseTopics(kept).map(foldTopic);
  return [['all', 'all'] as const, ...topicsThereAre(library)]
    .filter(([folded]) => folded.includes(wanted) && !chosen.includes(folded))
    .map(([, topic]) => kept + topic)
    .filter((topic) => topic.length <= CHOICE_CHARACTERS)
    .slice(0, CHOICES)
    .map((topic) => ({ name: topic, value: topic }));
}

/** Those topics that no briefing is about. */
export function unknownTopics(library: Library, topics: readonly string[]): readonly string[] {
  const known = topicsThereAre(library);
  return topics.filter((topic) => !known.has(foldTopic(topic)));
}

/** Kept for each library, which never changes: reading many thousands at each keystroke would keep others waiting. */
const gathered = new WeakMap<Library, ReadonlyMap<string, string>>();

/** How the newest briefing about each topic writes it, keyed by how topics are compared. */
function topicsThereAre(library: Library): ReadonlyMap<string, string> {
  const topics =
    gathered.get(library) ??
    new Map(distinctTopics(library.briefings.flatMap(topicsOf)).map((topic) => [foldTopic(topic), topic]));
  gathered.set(library, topics);
  return topics;
}
