import type { FeedItem } from './feed-item.ts';
import type { KnownItem } from './feed-memory.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Makes the function that tells whether an item that was not seen before is archive. If the feed is new, all items are.
 * Later, items that only moved into view are: those dated before the feed was first seen and older than every dated
 * item that is known, or dated more than a day before that first sight (many feeds give only the day). An item without
 * a date is news. `firstSeen` is in ms, `undefined` when it was not noted.
 */
export function archiveOf(
  known: readonly KnownItem[],
  isNew: boolean,
  firstSeen: number | undefined,
): (item: FeedItem) => boolean {
  const oldest = known.reduce((least, { briefing }) => Math.min(least, briefing?.date ?? least), Infinity);
  // A date set in the future by mistake must not make archive of everything that follows.
  const since = firstSeen === undefined ? oldest : Math.max(Math.min(oldest, firstSeen), firstSeen - DAY);
  const isBefore = (date: number): boolean => since !== Infinity && date < since;
  return ({ date }) => isNew || (date !== undefined && isBefore(date));
}
