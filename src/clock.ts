import { setTimeout as delay } from 'node:timers/promises';

/** Time as an argument, so that tests can turn it. All times are milliseconds since the epoch, all spans milliseconds. */
export type Clock = {
  now(): number;
  /** Resolves after `ms`; resolves early, without throwing, when `signal` aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
};

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) => delay(ms, undefined, signal && { signal }).catch(() => {}),
};

/** The machine's own, counted in ms from the start of the process, which nobody can set: for what must not last longer than it says. */
export const steadyClock: Clock = { now: () => performance.now(), wait: systemClock.wait };

/** A clock that tells and waits by another one, which can be moved: `after` runs a task once that many ms have passed there. */
export function following(
  leader: Pick<Clock, 'now'> & { after(ms: number, task: () => void): () => void },
): Clock {
  return {
    now: leader.now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        // The leader's own timers do not keep the process alive; who waits must.
        const alive = setInterval(() => {}, 60_000);
        const done = (): void => {
          clearInterval(alive);
          callOff();
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const callOff = leader.after(ms, done);
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}
