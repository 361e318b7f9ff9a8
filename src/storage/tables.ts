import type { Kysely } from 'kysely';

/** A database whose columns are those of the newest migration. Times are in ms since the epoch; yes/no is 1/0. */
export type Database = Kysely<Tables>;

/**
 * Keeps the transactions of several processes apart. The embedded database runs one transaction at a time, and needs
 * none of this.
 */
export type Locks = {
  /** Waits until no other process is in a transaction that does `what`. */
  alone(transaction: Database, what: string): Promise<void>;
  /** Waits for whoever corrects the briefing of a delivery, and keeps others from correcting it before the transaction ends. */
  uncorrected(transaction: Database, deliveryId: string): Promise<void>;
};

export type Tables = {
  subscription: SubscriptionRow;
  briefing: BriefingRow;
  delivery: DeliveryRow;
  fact: { name: string; value: string };
  file: FileRow;
  feed: FeedRow;
  feed_item: FeedItemRow;
};

/** Every table. */
export const TABLES = Object.keys({
  subscription: true,
  briefing: true,
  delivery: true,
  fact: true,
  file: true,
  feed: true,
  feed_item: true,
} satisfies Record<keyof Tables, true>);

export type SubscriptionRow = {
  id: string;
  guild_id: string;
  channel_id: string;
  channel_kind: string;
  subscribed_by: string;
  role_id: string | null;
  time: string | null;
  time_zone: string;
  topics: string;
  crosspost: number;
  created_at: number;
  pause: string | null;
  /** Also null when a person paused it: then nothing is to be probed. */
  probe_at: number | null;
  removed_at: number | null;
  removed_why: string | null;
  /** Names the last change that a person made, so that it is made only once and can be undone. */
  change_id: string | null;
  /** The row before that change, as JSON; null when there was none. */
  before: string | null;
};

/** The part of a subscription's row that says what it is, without how it came about. */
export type SubscriptionValues = Omit<SubscriptionRow, 'change_id' | 'before'>;

export type BriefingRow = {
  id: string;
  content: string;
  fingerprint: string;
  revision: number;
  retracted: number;
  recorded_at: number;
  /** Whether its file was removed and has not been put back. */
  removed: number;
};

export type DeliveryRow = {
  id: string;
  /** Order of writing. Of deliveries that are due together, the lower one goes first. */
  position: number;
  briefing_id: string;
  subscription_id: string;
  guild_id: string;
  channel_id: string;
  state: string;
  due_at: number;
  /** After a failed try: not before this time. */
  next_at: number;
  attempts: number;
  missed: number;
  lease: string | null;
  lease_until: number | null;
  unsure_since: number | null;
  message_id: string | null;
  /** Where the message is. In a forum this differs from channel_id. */
  message_channel_id: string | null;
  posted_at: number | null;
  posted_revision: number | null;
  edit_at: number | null;
  publish_at: number | null;
  note: string | null;
};

/** Which briefing a file of the folder was when it could last be read. */
export type FileRow = { name: string; id: string; hash: string };

/**
 * A feed that was read. `first_seen_at` is `null` when it was first seen before that was noted; `version` counts how
 * often it was saved.
 */
export type FeedRow = {
  address: string;
  etag: string | null;
  last_modified: string | null;
  first_seen_at: number | null;
  version: number;
};

/**
 * An item of a feed. `content` is its briefing as JSON, or `null` when it could not be read as one. `version` is that
 * of its feed when the item was written.
 */
export type FeedItemRow = {
  address: string;
  key: string;
  archived: number;
  content: string;
  version: number;
};
