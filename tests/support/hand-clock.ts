import type { Clock } from '../../src/clock.ts';

/** A clock that a test turns; whoever waits goes on when their time has come. */
export type HandClock = Clock & { advance(ms: number): void };

/** Starts at this time, in ms since the epoch; by default at the machine's. */
export function handClock(start = Date.now()): HandClock {
  let now = start;
  const waiting = new Set<{ at: number; go: () => void }>();
  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const one = {
          at: now + ms,
          go: () => {
            waiting.delete(one);
            resolve();
          },
        };
        if (signal?.aborted || ms <= 0) return resolve();
        waiting.add(one);
        signal?.addEventListener('abort', one.go, { once: true });
      }),
    advance(ms) {
      now += ms;
      for (const one of [...waiting]) if (one.at <= now) one.go();
    },
  };
}
