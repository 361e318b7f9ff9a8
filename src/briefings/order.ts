import type { Briefing } from './briefing.ts';

/**
 * Compares briefings as they are posted, the older first: by date, one without a date by when it was first seen, which `seenAt`
 * says in ms since the epoch; at equal times by id.
 */
export const olderFirst =
  (seenAt: (briefing: Briefing) => number) =>
  (a: Briefing, b: Briefing): number =>
    (a.date ?? seenAt(a)) - (b.date ?? seenAt(b)) || (a.id < b.id ? -1 : 1);
