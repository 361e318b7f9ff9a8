import type { Briefing } from '../briefings/briefing.ts';
import type { Pause, Subscription } from '../subscriptions/subscription.ts';
import type { FollowUpJob, NewDelivery, PostJob } from './delivery.ts';

/** A briefing as the outbox remembers it. */
export type RecordedBriefing = {
  id: string;
  revision: number;
  fingerprint: string;
  retracted: boolean;
  /** Its file was removed and has not been put back. */
  removed: boolean;
};

/** What can be read and written while briefings are recorded. All of it is one transaction, and only one runs at a time. */
export type Ledger = {
  /** Whether anything was ever recorded. The first recording makes it so. */
  begun(): Promise<boolean>;
  begin(): Promise<void>;
  /** When the bot was last known to run, in ms since the epoch. */
  aliveAt(): Promise<number | undefined>;
  /** When the bot last came back from an absence longer than `CATCH_UP`, in ms since the epoch. */
  returnedAt(): Promise<number | undefined>;
  /**
   * Since when what is recorded now may have been posted already, because this database was restored from a copy made
   * then; in ms since the epoch. The first call puts all waiting deliveries in doubt: they are looked for before they
   * are posted.
   */
  doubt(now: number): Promise<number | undefined>;
  recorded(): Promise<ReadonlyMap<string, RecordedBriefing>>;
  subscriptions(): Promise<readonly Subscription[]>;
  add(briefing: Briefing, fingerprint: string, now: number): Promise<void>;
  /** Writes new rows. With `unsureSince`, they may have been posted since then, and are looked for first. */
  addDeliveries(deliveries: readonly NewDelivery[], unsureSince?: number): Promise<void>;
  /** Stores the next revision and asks for an edit of every posted copy. Returns how many copies. */
  correct(briefing: Briefing, fingerprint: string, now: number): Promise<number>;
  /** Cancels whatever of this briefing is not posted yet. */
  cancel(briefingId: string): Promise<void>;
  /**
   * Makes what `cancel` held back due again, as it was, if it is still wanted. Left out is what is older than
   * `CATCH_UP` and not the latest.
   */
  revive(briefing: Briefing, now: number, unsureSince?: number): Promise<void>;
  /** Notes that the file of this briefing was removed, or put back. */
  setRemoved(briefingId: string, removed: boolean): Promise<void>;
};

/**
 * How a claimed delivery ended, for now. Ignored when the lease is no longer ours. `untried` means that it does not
 * count as a try.
 */
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

/**
 * The rows of what is to be posted. What a promise stands for is durable once it resolves. Rejects only when the
 * database does.
 */
export type Outbox = {
  /** Runs `work` as one transaction, alone among all processes. */
  record<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>;
  /**
   * Claims what is due at `now`, oldest first: at most `limit`, at most one for each channel, and nothing of paused
   * subscriptions.
   */
  claim(now: number, limit: number): Promise<PostJob[]>;
  /** Claims edits and publications that are due. */
  claimFollowUps(now: number, limit: number): Promise<FollowUpJob[]>;
  /**
   * Ends the claims of a process that posted before this one, and returns how many. What that process began is looked
   * for before it is repeated; in a forum, only once nothing that it sent can still arrive.
   */
  endLeases(): Promise<number>;
  /** Writes how a claim ended. Resolves with `false` when the lease had passed to somebody else. */
  settle(claim: { deliveryId: string; lease: string }, settlement: Settlement, now: number): Promise<boolean>;
  /** When the next thing is due after `now`, if anything is. */
  nextDue(now: number): Promise<number | undefined>;
  /**
   * Skips deliveries that are overdue by more than `cap` ms, except the latest of each subscription. Returns how many
   * it skipped.
   */
  skipOverdue(now: number, cap: number): Promise<number>;
  /** Posts a briefing to a subscription now, however old it is; `already` when it was posted there before. */
  postNow(briefingId: string, subscriptionId: string, now: number): Promise<'queued' | 'already' | 'unknown'>;
  /** When each briefing was first recorded, by its id, in ms since the epoch. */
  recordedAt(): Promise<ReadonlyMap<string, number>>;
  /**
   * Notes that the bot runs and, if so, that it is back from an absence longer than `CATCH_UP`. If the clock was put
   * back since the last call, what waits is rescheduled by the new time.
   */
  beat(now: number): Promise<void>;
  /** How many deliveries are in each state. */
  counts(): Promise<Record<string, number>>;
};

/** How long a claim holds, in ms: well inside the few minutes for which Discord knows a nonce. */
export const LEASE = 60_000;

/**
 * How long a request may still take effect after we gave up on it, in ms: held up by Discord, or sent again by the
 * network. A post without a nonce is not repeated before.
 */
export const LATE = 2 * 60_000;
