import type { Briefing, Entry } from './briefing.ts';
import { timeOf } from './order.ts';

/** A set of briefings. Immutable, so that it can be swapped whole while readers are using it. */
export type Library = {
  /** Newest first; of equally new ones by title. */
  briefings: readonly Briefing[];
  briefing(id: string): Briefing | undefined;
  /** An entry by its id, with the briefing it is from. */
  entry(id: string): { briefing: Briefing; entry: Entry } | undefined;
};

/**
 * Makes a library. Of two briefings with one id the later in the list counts. One without a date is as new as when it was first
 * seen, which `seenAt` says in ms since the epoch; left out, it is older than all that have one.
 */
export function createLibrary(
  briefings: Iterable<Briefing>,
  seenAt: (briefing: Briefing) => number = () => 0,
): Library {
  const byId = new Map([...briefings].map((briefing) => [briefing.id, briefing]));
  const sorted = [...byId.values()].sort(
    (a, b) =>
      timeOf(b, seenAt) - timeOf(a, seenAt) || a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1),
  );
  return {
    briefings: sorted,
    briefing: (id) => byId.get(id),
    entry(id) {
      const briefing = byId.get(id.slice(0, id.indexOf('/')));
      const entry = briefing?.entries.find((one) => one.id === id);
      return briefing && entry ? { briefing, entry } : undefined;
    },
  };
}
