import type { Briefing } from './briefing.ts';

/** How new a briefing is, in ms since the epoch: its date, or without one when it was first seen. */
export const timeOf = (briefing: Briefing, seenAt: (briefing: Briefing) => number): number =>
  briefing.date ?? seenAt(briefing);

/** Compares briefings as they are posted, the older first; at equal times by id. */
export const olderFirst =
  (seenAt: (briefing: Briefing) => number) =>
  (a: Briefing, b: Briefing): number =>
    timeOf(a, seenAt) - timeOf(b, seenAt) || (a.id < b.id ? -1 : 1);
