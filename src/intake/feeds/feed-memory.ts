import type { Briefing } from '../../briefings/briefing.ts';
import type { Validators } from './fetch-feed.ts';

/**
 * An item that was seen. `archived`: it is older than what the bot knows of the feed, so it is no news. `briefing`:
 * what it became, undefined when it became none yet.
 */
export type KnownItem = { key: string; archived: boolean; briefing: Briefing | undefined };

/** What outlives a restart about feeds. */
export type FeedMemory = {
  /** What to send to a feed's server to ask only for changes; `undefined` when the feed was never read. */
  validators(address: string): Promise<Validators | undefined>;
  /** When a feed was first read, in ms; `undefined` when it never was, or before that was noted. */
  firstSeen(address: string): Promise<number | undefined>;
  /**
   * A feed's items that were written after a `version` (all of them after -1), and the version of the newest, for the
   * next call.
   */
  itemsSince(address: string, version: number): Promise<{ items: readonly KnownItem[]; version: number }>;
  /**
   * Writes, in one go, that a feed was read and which of its items are new or changed. `now` is in ms. An item keeps
   * its id and its archive mark.
   */
  save(address: string, validators: Validators, items: readonly KnownItem[], now: number): Promise<void>;
};
