import type { Briefing, Entry } from './briefing.ts';

/** A set of briefings. Immutable, so that it can be swapped whole while readers are using it. */
export type Library = {
  /** Newest first; those without a date last, by title. */
  briefings: readonly Briefing[];
  briefing(id: string): Briefing | undefined;
  /** An entry by its id, with the briefing it is from. */
  entry(id: string): { briefing: Briefing; entry: Entry } | undefined;
};

/** Makes a library. Of two briefings with one id the later in the list counts. */
export function createLibrary(briefings: Iterable<Briefing>): Library {
  const byId = new Map([...briefings].map((briefing) => [briefing.id, briefing]));
  const sorted = [...byId.values()].sort(
    (a, b) => newerFirst(a.date, b.date) || a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1),
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

const newerFirst = (a = Number.NEGATIVE_INFINITY, b = Number.NEGATIVE_INFINITY): number =>
  a === b ? 0 : b - a;
