import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { plainWords } from '../subscriptions/plain-words.ts';
import type { Pause, Subscription } from '../subscriptions/subscription.ts';
import { attemptFollowUp, attemptPost, type Verdict } from './attempt.ts';
import { backOff } from './back-off.ts';
import type { Courier } from './courier.ts';
import type { FollowUpJob, PostJob } from './delivery.ts';
import { EVERYTHING, type Holds } from './holds.ts';
import type { Outbox } from './outbox.ts';

/** What was claimed: something to post, to edit or to publish. */
export type Job = PostJob | FollowUpJob;

/** What an executor works with. */
export type ExecutorParts = {
  outbox: Pick<Outbox, 'settle'>;
  courier: Courier;
  clock: Clock;
  /** A random number from 0 to 1. */
  random(): number;
  log: Log;
  /**
   * Called when Discord paused a subscription, once for each briefing and reason, to tell whoever subscribed. Whatever
   * it throws is logged.
   */
  onPaused(subscription: Subscription, pause: Pause): Promise<void>;
};

/** Carries out jobs, one call each. Both functions reject only when the outcome of a job could not be written down. */
export type Executor = {
  carryOut(job: Job): Promise<void>;
  /** Leaves a job that was not begun to whoever claims it next. */
  giveBack(job: Job): Promise<void>;
  /** Until when Discord asked us to hold such a job back, or `undefined`. */
  heldUntil(job: Job, now: number): number | undefined;
};

/** A try is given up after so many ms, while its lease still holds. */
const PATIENCE = 30_000;
/** Discord's limits apply to one kind of request in one channel. */
const placeOf = (job: Job): string =>
  'kind' in job ? `${job.kind} ${job.channelId}` : `post ${job.subscription.channelId}`;

/** Makes an executor. It notes in `holds` what Discord asks us to wait for, and calls `onFatal` when the token is void. */
export function createExecutor(
  parts: ExecutorParts,
  holds: Holds,
  onFatal: (detail: string) => void,
): Executor {
  const { outbox, clock, log } = parts;
  const heldUntil = (job: Job, now: number): number | undefined =>
    holds.heldUntil(EVERYTHING, now) ?? holds.heldUntil(placeOf(job), now);

  async function giveBack(job: Job): Promise<void> {
    const now = clock.now();
    const at = heldUntil(job, now) ?? now;
    const detail = job.note ?? 'Discord asked to wait';
    await outbox.settle(
      job,
      'kind' in job
        ? { kind: 'follow-up-again', what: job.kind, at, detail, untried: true }
        : {
            kind: 'again',
            at,
            detail,
            untried: true,
            ...(job.unsureSince !== undefined && { unsureSince: job.unsureSince }),
          },
      clock.now(),
    );
  }

  async function post(job: PostJob): Promise<void> {
    const verdict = await patiently((signal) => attemptPost(job, { ...parts, now: clock.now, signal }));
    heed(job, verdict);
    await write(job, verdict);
    const { outcome } = verdict;
    if (outcome.kind === 'rejected')
      log.error(
        { delivery: job.deliveryId, briefing: job.briefing.id, detail: outcome.detail },
        'Discord refuses this post; it is set aside',
      );
    if (outcome.kind !== 'paused') return;
    const reason = plainWords(outcome.pause.reason);
    log.warn({ subscription: job.subscription.id, reason }, 'subscription paused');
    // If it was resumed only to be refused again for the same reason, its admin knows already.
    if (job.note !== outcome.pause.reason) await parts.onPaused(job.subscription, outcome.pause);
  }

  async function followUp(job: FollowUpJob): Promise<void> {
    const verdict = await patiently((signal) => attemptFollowUp(job, { ...parts, now: clock.now, signal }));
    heed(job, verdict);
    await write(job, verdict);
    if (verdict.outcome.kind === 'refused')
      log.warn(
        { delivery: job.deliveryId, what: job.kind, detail: verdict.outcome.detail },
        'Discord refuses this; the post stays as it is',
      );
  }

  async function patiently<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const over = new AbortController();
    const done = new AbortController();
    const timer = clock.wait(PATIENCE, done.signal).then(() => over.abort());
    try {
      return await work(over.signal);
    } finally {
      done.abort();
      await timer;
    }
  }

  /** Applies what an answer means for other jobs. */
  function heed(job: PostJob | FollowUpJob, { outcome }: Verdict): void {
    const now = clock.now();
    if (outcome.kind === 'fatal') onFatal(outcome.detail);
    if (outcome.kind === 'later')
      holds.hold(outcome.everything ? EVERYTHING : placeOf(job), now, outcome.after);
  }

  /**
   * Writes the outcome down, again and again until the database takes it. A post that is not marked would be posted
   * again one day.
   */
  async function write(job: PostJob | FollowUpJob, { settlement }: Verdict): Promise<void> {
    for (let failures = 0; ; failures++) {
      try {
        await outbox.settle(job, settlement, clock.now());
        return;
      } catch (error) {
        // Once the lease is over, the next claim finds out what happened.
        if (clock.now() >= job.leaseUntil) throw error;
        if (failures === 0)
          log.error(
            { err: error, delivery: job.deliveryId },
            'what became of a delivery could not be written down; it is tried again',
          );
        await clock.wait(Math.min(backOff(failures, parts.random()), 5000));
      }
    }
  }

  return { carryOut: (job) => ('kind' in job ? followUp(job) : post(job)), giveBack, heldUntil };
}
