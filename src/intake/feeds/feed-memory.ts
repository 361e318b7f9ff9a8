import type { Briefing } from '../../briefings/briefing.ts';
import type { Validators } from './fetch-feed.ts';

/**
 * An item that was seen. `archived`: it was there when the feed was first seen, so it is not news. `briefing`: what it became,
 * undefined when nothing yet.
 */
export type KnownItem = { key: string; archived: boolean; briefing: Briefing | undefined };

/** What outlives a restart about feeds. */
export type FeedMemory = {
  /** What to ask a feed's server with; `undefined` when the feed was never read. */
  validators(address: string): Promise<Validators | undefined>;
  items(address: string): Promise<readonly KnownItem[]>;
  /** Writes, in one go, that a feed was read and which of its items are new or changed. An item keeps its id and archive mark. */
  save(address: string, validators: Validators, items: readonly KnownItem[]): Promise<void>;
};
