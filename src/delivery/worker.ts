import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { SubscriptionStore } from '../subscriptions/store.ts';
import type { Pause, Subscription } from '../subscriptions/subscription.ts';
import type { Allowance } from './allowance.ts';
import { attemptFollowUp, attemptPost, type Verdict } from './attempt.ts';
import { backOff } from './back-off.ts';
import type { Courier } from './courier.ts';
import type { FollowUpJob, PostJob } from './delivery.ts';
import { createHolds, EVERYTHING } from './holds.ts';
import type { Leadership } from './leadership.ts';
import type { Outbox } from './outbox.ts';
import { CATCH_UP } from './plan.ts';
import { probePaused } from './probe.ts';

/** The token is void: nothing can be posted until the operator mends it. */
export class FatalDeliveryError extends Error {
  override name = 'FatalDeliveryError';
}

/** What a worker works with. */
export type WorkerParts = {
  outbox: Outbox;
  subscriptions: SubscriptionStore;
  leadership: Leadership;
  courier: Courier;
  /** Of answers that Discord holds against us; the courier's side spends it. */
  allowance: Allowance;
  clock: Clock;
  /** 0 to 1. */
  random(): number;
  log: Log;
  /** Called when Discord paused a subscription, once a briefing and reason, to tell whoever subscribed. What it throws is logged. */
  onPaused(subscription: Subscription, pause: Pause): Promise<void>;
  /** Requests under way at a time. */
  concurrency?: number;
  /** Requests begun in a second; Discord allows 50. */
  perSecond?: number;
};

/** Posts what is due. `wake` makes it look at once instead of when it thinks something is due. */
export type Worker = { run(signal: AbortSignal): Promise<void>; wake(): void };

/** A try is given up after this long, in ms: while its lease still holds. */
const PATIENCE = 30_000;
/** Discord's limits are of one kind of request in one channel. */
const placeOf = (job: PostJob | FollowUpJob): string =>
  'kind' in job ? `${job.kind} ${job.channelId}` : `post ${job.subscription.channelId}`;
/** How often it looks without being told, in ms: other processes write too, and the clock may jump. */
const LOOK = 5000;
/** How often paused, overdue and ended subscriptions are looked after, in ms. */
const HOUSEKEEPING = 60_000;

/**
 * Makes a worker. `run` posts, edits and publishes while this process leads; when `signal` aborts it claims nothing more
 * and resolves once what is under way has been written down. It rejects with `FatalDeliveryError` when the token is void,
 * and outlives everything else: a database that fails is tried again.
 */
export function createWorker(parts: WorkerParts): Worker {
  const { outbox, subscriptions, leadership, courier, allowance, clock, log } = parts;
  const concurrency = parts.concurrency ?? 40;
  const gap = 1000 / (parts.perSecond ?? 49);
  const running = new Set<Promise<void>>();
  let woken = new AbortController();
  const holds = createHolds();
  let nextStart = 0;
  let fatal: FatalDeliveryError | undefined;

  const wake = (): void => woken.abort();
  const heldUntil = (job: PostJob | FollowUpJob, now: number): number | undefined =>
    holds.heldUntil(EVERYTHING, now) ?? holds.heldUntil(placeOf(job), now);

  async function run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', wake);
    let keptAt = Number.NEGATIVE_INFINITY;
    let failures = 0;
    let leading = false;
    while (!signal.aborted && !fatal) {
      woken = new AbortController();
      if (signal.aborted) break;
      try {
        leading &&= leadership.held();
        if (!leading) await leadership.gained(woken.signal);
        if (signal.aborted || !leadership.held()) continue;
        if (!leading) await takeOver();
        leading = true;
        const now = clock.now();
        if (now - keptAt >= HOUSEKEEPING || now < keptAt) {
          keptAt = now;
          await keepHouse(now, signal);
        }
        const claimed = await claimAndStart(signal);
        failures = 0;
        if (!claimed) await clock.wait(await idle(), woken.signal);
      } catch (error) {
        log.error({ err: error }, 'the database failed; nothing is lost, and it is tried again');
        await clock.wait(backOff(failures++, parts.random()), woken.signal);
      }
    }
    while (running.size) await Promise.all(running);
    signal.removeEventListener('abort', wake);
    if (fatal) throw fatal;
  }

  /** What the process that posted before had begun need not wait until its leases run out: it posts no more. */
  async function takeOver(): Promise<void> {
    while (running.size) await Promise.all(running);
    const ended = await outbox.endLeases();
    if (ended) log.info({ deliveries: ended }, 'taken over from a process that ended');
  }

  async function idle(): Promise<number> {
    const now = clock.now();
    if (running.size) return LOOK;
    const due = (await outbox.nextDue(now)) ?? Number.POSITIVE_INFINITY;
    const held = Math.max(
      due,
      holds.heldUntil(EVERYTHING, now) ?? 0,
      allowance.tries(now) > 0 ? 0 : allowance.nextAt(now),
    );
    return Math.min(LOOK, Math.max(held - now, 50));
  }

  async function keepHouse(now: number, signal: AbortSignal): Promise<void> {
    await outbox.beat(now);
    const skipped = await outbox.skipOverdue(now, CATCH_UP);
    if (skipped) log.warn({ skipped }, 'deliveries older than seven days were left out');
    await subscriptions.sweep(now);
    const affordable = (): boolean => allowance.tries(clock.now()) > running.size;
    await probePaused({ subscriptions, courier, affordable, log }, now, signal);
  }

  /** Starts as much as may run; `false` when nothing was due or may start. */
  async function claimAndStart(signal: AbortSignal): Promise<boolean> {
    const now = clock.now();
    const room = Math.min(concurrency, allowance.tries(now)) - running.size;
    // Each claim is a write to the disk, so one claims for many.
    if (holds.heldUntil(EVERYTHING, now) || room < 1 || running.size > concurrency / 2) return false;
    const posts = await outbox.claim(now, room);
    const followUps = await outbox.claimFollowUps(now, room - posts.length);
    for (const job of posts) start(job, () => post(job), signal);
    for (const job of followUps) start(job, () => followUp(job), signal);
    return posts.length + followUps.length > 0;
  }

  function start(job: PostJob | FollowUpJob, work: () => Promise<void>, signal: AbortSignal): void {
    const now = clock.now();
    // Further off than all that may run at a time take only after the clock was put back.
    const turn = nextStart > now + 2 * concurrency * gap ? now : Math.max(now, nextStart);
    nextStart = turn + gap;
    const one = (async () => {
      if (turn > now) await clock.wait(turn - now, signal);
      // Not begun yet, so it can be left to the next process at once instead of when the lease runs out.
      if (signal.aborted || fatal || !leadership.held() || heldUntil(job, clock.now())) await giveBack(job);
      else await work();
    })()
      .catch((error: unknown) =>
        log.error({ err: error, delivery: job.deliveryId }, 'a delivery could not be settled'),
      )
      .finally(() => {
        running.delete(one);
        wake();
      });
    running.add(one);
  }

  async function giveBack(job: PostJob | FollowUpJob): Promise<void> {
    const now = clock.now();
    const at = heldUntil(job, now) ?? now;
    const detail = job.note ?? 'not begun';
    await outbox.settle(
      job,
      'kind' in job
        ? { kind: 'follow-up-again', what: job.kind, at, detail }
        : {
            kind: 'again',
            at,
            detail,
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
    log.warn({ subscription: job.subscription.id, reason: outcome.pause.reason }, 'subscription paused');
    // Resumed only to be refused for the same reason: its admin knows already.
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

  /** What an answer means for others. */
  function heed(job: PostJob | FollowUpJob, { outcome }: Verdict): void {
    const now = clock.now();
    if (outcome.kind === 'fatal') {
      fatal ??= new FatalDeliveryError(outcome.detail);
      wake();
    }
    if (outcome.kind === 'later')
      holds.hold(outcome.everything ? EVERYTHING : placeOf(job), now, outcome.after);
  }

  /** Writes what happened until the database takes it: a post that is not marked would be posted again one day. */
  async function write(job: PostJob | FollowUpJob, { settlement }: Verdict): Promise<void> {
    for (let failures = 0; ; failures++) {
      try {
        await outbox.settle(job, settlement, clock.now());
        return;
      } catch (error) {
        // Once the lease is over the next claim finds out by itself what happened.
        if (clock.now() >= job.leaseUntil) throw error;
        await clock.wait(Math.min(backOff(failures, parts.random()), 5000));
      }
    }
  }

  return { run, wake };
}
