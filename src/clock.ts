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

/** A clock that tells and waits by another one, which can be moved: `after` runs a task once that many ms have passed there. */
export function following(
  leader: Pick<Clock, 'now'> & { after(ms: number, task: () => void): () => void },
): Clock {
  return {
    now: leader.now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const callOff = leader.after(ms, () => {
          signal?.removeEventListener('abort', early);
          resolve();
        });
        const early = (): void => {
          callOff();
          resolve();
        };
        signal?.addEventListener('abort', early, { once: true });
      }),
  };
}
