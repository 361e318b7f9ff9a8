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
