import type { Briefing } from '../briefings/briefing.ts';
import type { Pause, Subscription } from '../subscriptions/subscription.ts';
import type { FollowUpJob, NewDelivery, PostJob } from './delivery.ts';

/** A briefing as the outbox remembers it. */
export type RecordedBriefing = {
  id: string;
  revision: number;
  fingerprint: string;
  retracted: boolean;
  /** Its file was removed, and not put back. */
  removed: boolean;
};

/** What can be read and written while briefings are recorded; all of it is one transaction, and only one runs at a time. */
export type Ledger = {
  /** Whether anything was ever recorded; the first recording makes it so. */
  begun(): Promise<boolean>;
  begin(): Promise<void>;
  /** When the bot was last known to run, in milliseconds since the epoch. */
  aliveAt(): Promise<number | undefined>;
  /** When it was last back from an absence longer than `CATCH_UP`, in milliseconds since the epoch. */
  returnedAt(): Promise<number | undefined>;
  /**
   * Since when what is recorded now may have been posted already, because this database was restored from a copy made
   * then; in ms since the epoch. What waits is doubted by the first call: it is looked for before it is posted.
   */
  doubt(now: number): Promise<number | undefined>;
  recorded(): Promise<ReadonlyMap<string, RecordedBriefing>>;
  subscriptions(): Promise<readonly Subscription[]>;
  add(briefing: Briefing, fingerprint: string, now: number): Promise<void>;
  /** Writes new rows; what may have been posted since `unsureSince` is looked for first. */
  addDeliveries(deliveries: readonly NewDelivery[], unsureSince?: number): Promise<void>;
  /** Stores the next revision and asks for an edit of every posted copy. Returns how many copies. */
  correct(briefing: Briefing, fingerprint: string, now: number): Promise<number>;
  /** What of this briefing is not posted yet will not be. */
  cancel(briefingId: string): Promise<void>;
  /** What `cancel` held back, and is still wanted, is due again as it was, but for what is older than `CATCH_UP` and not the latest. */
  revive(briefing: Briefing, now: number, unsureSince?: number): Promise<void>;
  /** Notes that the file of this briefing was removed, or put back. */
  setRemoved(briefingId: string, removed: boolean): Promise<void>;
};

/** How a claimed delivery ended, for now. Ignored when the lease is no longer ours. `untried` does not count as a try. */
export type Settlement =
  | { kind: 'posted'; channelId?: string; messageId?: string; revision: number; publish: boolean }
  | { kind: 'again'; at: number; detail: string; untried?: true; unsureSince?: number }
  | { kind: 'paused'; subscriptionId: string; pause: Pause; unsureSince?: number }
  | { kind: 'rejected'; detail: string }
  | { kind: 'cancelled' }
  | {
      kind: 'followed-up';
      what: FollowUpJob['kind'];
      revision: number;
      refused?: { detail: string; gone?: true };
    }
  | { kind: 'follow-up-again'; what: FollowUpJob['kind']; at: number; detail: string; untried?: true };

/** The rows of what is to be posted. Every promise is durable once it resolves; rejects only when the database does. */
export type Outbox = {
  /** Runs `work` as one transaction, alone among all processes. */
  record<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>;
  /** Claims what is due at `now`: at most `limit`, at most one a channel, oldest first, nothing for paused subscriptions. */
  claim(now: number, limit: number): Promise<PostJob[]>;
  /** Claims edits and publications that are due. */
  claimFollowUps(now: number, limit: number): Promise<FollowUpJob[]>;
  /**
   * Ends the claims of a process that posted before this one; returns how many. What it began is looked for before it is
   * repeated; in a forum once nothing that it sent can arrive any more.
   */
  endLeases(): Promise<number>;
  /** Writes how a claim ended; `false` when the lease had passed to somebody else. */
  settle(claim: { deliveryId: string; lease: string }, settlement: Settlement, now: number): Promise<boolean>;
  /** When the next thing is due after `now`, if anything is. */
  nextDue(now: number): Promise<number | undefined>;
  /** Of deliveries overdue by more than `cap` ms leaves only the latest of each subscription; returns how many it skipped. */
  skipOverdue(now: number, cap: number): Promise<number>;
  /** Posts a briefing to a subscription now, however old; `already` when it was posted there. */
  postNow(briefingId: string, subscriptionId: string, now: number): Promise<'queued' | 'already' | 'unknown'>;
  /** When each briefing was first recorded, by its id, in ms since the epoch. */
  recordedAt(): Promise<ReadonlyMap<string, number>>;
  /**
   * Notes that the bot runs, and if so that it is back from an absence longer than `CATCH_UP`. When the clock was put back since
   * the last call, what waits goes by the time it is now.
   */
  beat(now: number): Promise<void>;
  /** How many deliveries are in each state. */
  counts(): Promise<Record<string, number>>;
};

/** How long a claim holds, in ms: well inside the few minutes in which Discord knows a nonce again. */
export const LEASE = 60_000;

/**
 * How long a request may still take effect after nobody waits for it any more, in ms: held up by Discord, or sent again by the
 * network. A post that has no nonce is not repeated before.
 */
export const LATE = 2 * 60_000;
