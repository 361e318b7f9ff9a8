import type { FeedItem } from './feed-item.ts';
import type { KnownItem } from './feed-memory.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Makes what tells whether an item that was not seen before is archive: all are when the feed is new; later those from
 * before the feed was first seen that are older than every dated item that is known, or than the day before that sight (many
 * feeds date by the day alone): they only moved into view. Without a date an item is news. `firstSeen` in ms, `undefined`
 * when it was not noted.
 */
export function archiveOf(
  known: readonly KnownItem[],
  isNew: boolean,
  firstSeen: number | undefined,
): (item: FeedItem) => boolean {
  const oldest = known.reduce((least, { briefing }) => Math.min(least, briefing?.date ?? least), Infinity);
  // A date by mistake in the future must not make archive of all that follows.
  const since = firstSeen === undefined ? oldest : Math.max(Math.min(oldest, firstSeen), firstSeen - DAY);
  const isBefore = (date: number): boolean => since !== Infinity && date < since;
  return ({ date }) => isNew || (date !== undefined && isBefore(date));
}
