import type { Briefing, Entry } from './briefing.ts';
import { olderFirst } from './order.ts';

/** A set of briefings. Immutable, so that it can be swapped as a whole while readers are using it. */
export type Library = {
  /** Newest first: the first is the one that would be posted last. */
  briefings: readonly Briefing[];
  briefing(id: string): Briefing | undefined;
  /** An entry by its id, with the briefing it is from. */
  entry(id: string): { briefing: Briefing; entry: Entry } | undefined;
};

/**
 * Makes a library. Of two briefings with one id, the later one in the list counts. A briefing without a date is as new
 * as when it `came`, in ms since the epoch; without that, it is older than all that have a date.
 */
export function createLibrary(
  briefings: Iterable<Briefing>,
  came: (briefing: Briefing) => number = () => 0,
): Library {
  const byId = new Map([...briefings].map((briefing) => [briefing.id, briefing]));
  const older = olderFirst(came);
  const sorted = [...byId.values()].sort((a, b) => older(b, a));
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
