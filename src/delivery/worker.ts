import type { SubscriptionStore } from '../subscriptions/store.ts';
import type { Allowance } from './allowance.ts';
import { backOff } from './back-off.ts';
import { createExecutor, type ExecutorParts, type Job } from './executor.ts';
import { createHolds, EVERYTHING } from './holds.ts';
import type { Leadership } from './leadership.ts';
import type { Outbox } from './outbox.ts';
import { createPace } from './pace.ts';
import { CATCH_UP } from './plan.ts';
import { probePaused } from './probe.ts';

/** The token is void: nothing can be posted until the operator replaces it. */
export class FatalDeliveryError extends Error {
  override name = 'FatalDeliveryError';
}

/** What a worker works with. */
export type WorkerParts = ExecutorParts & {
  outbox: Outbox;
  subscriptions: SubscriptionStore;
  leadership: Leadership;
  /** Of answers that Discord holds against us. The courier's side spends it. */
  allowance: Allowance;
};

/** Posts what is due. `wake` makes it look at once, instead of when it expects something to be due. */
export type Worker = { run(signal: AbortSignal): Promise<void>; wake(): void };

/** How often it looks without being told, in ms, because other processes write too and the clock may jump. */
const LOOK = 5000;
/**
 * How often paused, overdue and ended subscriptions are looked after, in ms; also the longest wait before a database
 * that failed is tried again.
 */
const HOUSEKEEPING = 60_000;
/**
 * While more than so many jobs are claimed and not settled, no more are claimed. Each claim is a write to the disk, so
 * one claim takes many.
 */
const ENOUGH = 20;

/**
 * Makes a worker. `run` posts, edits and publishes while this process leads. When `signal` aborts, it claims nothing
 * more, and resolves once everything under way has been written down. It rejects with `FatalDeliveryError` when the
 * token is void, and survives everything else: a database that fails is tried again.
 */
export function createWorker(parts: WorkerParts): Worker {
  const { outbox, subscriptions, leadership, courier, allowance, clock, log } = parts;
  const pace = createPace(clock, { even: true });
  /** By the id of the delivery. */
  const running = new Map<string, Promise<void>>();
  let woken = new AbortController();
  const holds = createHolds();
  let fatal: FatalDeliveryError | undefined;
  let probing: Promise<void> | undefined;

  const wake = (): void => woken.abort();
  const executor = createExecutor(parts, holds, (detail) => {
    fatal ??= new FatalDeliveryError(detail);
    wake();
  });

  async function run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', wake, { once: true });
    let keptAt = Number.NEGATIVE_INFINITY;
    let failures = 0;
    let leading = false;
    while (!signal.aborted && !fatal) {
      woken = new AbortController();
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
        await clock.wait(Math.min(backOff(failures++, parts.random()), HOUSEKEEPING), woken.signal);
      }
    }
    while (running.size) await Promise.all(running.values());
    await probing;
    if (fatal) throw fatal;
  }

  /** What the previous poster had begun need not wait until its leases run out: that process no longer posts. */
  async function takeOver(): Promise<void> {
    while (running.size) await Promise.all(running.values());
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
    const affordable = (): number => allowance.probes(clock.now(), running.size);
    // This may take long while Discord does not answer, and nothing that is due waits for it.
    probing ??= probePaused({ subscriptions, courier, affordable, log }, now, signal)
      .catch((error: unknown) => log.error({ err: error }, 'paused subscriptions could not be tried'))
      .then((resumed) => {
        probing = undefined;
        if (resumed) wake();
      });
  }

  /** Starts as many jobs as may run. Resolves with `false` when nothing was due or may start. */
  async function claimAndStart(signal: AbortSignal): Promise<boolean> {
    const now = clock.now();
    const room = allowance.tries(now) - running.size;
    if (holds.heldUntil(EVERYTHING, now) || room < 1 || running.size > ENOUGH) return false;
    const posts = await outbox.claim(now, room);
    const followUps = await outbox.claimFollowUps(now, room - posts.length);
    for (const job of [...posts, ...followUps]) {
      // The clock was put back, or the lease just ran out. Left to the end of the new lease, it is looked for then.
      if (!running.has(job.deliveryId)) start(job, signal);
    }
    return posts.length + followUps.length > 0;
  }

  /** Starts a job at its turn. Turns count jobs, and most jobs make one request, so a turn is not held until the answer. */
  function start(job: Job, signal: AbortSignal): void {
    const one = (async () => {
      (await pace.turn(signal))();
      // It has not begun, so the next process can have it at once instead of when the lease runs out.
      const stop = signal.aborted || fatal || !leadership.held() || executor.heldUntil(job, clock.now());
      await (stop ? executor.giveBack(job) : executor.carryOut(job));
    })()
      .catch((error: unknown) =>
        log.error({ err: error, delivery: job.deliveryId }, 'a delivery could not be settled'),
      )
      .finally(() => {
        running.delete(job.deliveryId);
        wake();
      });
    running.set(job.deliveryId, one);
  }

  return { run, wake };
}
