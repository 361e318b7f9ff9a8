import type { Briefing } from './briefing.ts';

/**
 * When briefings came, in ms since the epoch, given when each was recorded, by id: `now` for one that is not recorded
 * yet, and 0 for one that was there when the bot first looked, since that says nothing about how old it is.
 */
export function cameAt(recordedAt: ReadonlyMap<string, number>, now: number): (briefing: Briefing) => number {
  const first = recordedAt.values().reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  return ({ id }) => {
    const at = recordedAt.get(id) ?? (recordedAt.size ? now : first);
    return at > first ? at : 0;
  };
}

/**
 * Compares briefings in the order in which they are posted, the older first: by date, or without a date by when it
 * `came`, in ms since the epoch; at equal times by id.
 */
export const olderFirst =
  (came: (briefing: Briefing) => number) =>
  (a: Briefing, b: Briefing): number =>
    (a.date ?? came(a)) - (b.date ?? came(b)) || (a.id < b.id ? -1 : 1);
