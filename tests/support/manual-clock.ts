import type { Clock } from '../../src/clock.ts';

/** A clock that only `advance` moves; waits that fall due end in their order, and what they lead to runs before the next. */
type ManualClock = Clock & {
  advance(ms: number): Promise<void>;
  /** As `advance`, for long quiet times: by the minute, so that what falls due within one ends at its end. */
  pass(ms: number): Promise<void>;
  /** As when a laptop sleeps: all at once, and everything that fell due meanwhile ends then. Backwards, nothing ends. */
  leap(ms: number): Promise<void>;
};

/** Lets everything that is ready to run, run: promises, and databases that answer within this process. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

const MINUTE = 60_000;

export function manualClock(start: number): ManualClock {
  let now = start;
  const waits = new Set<{ at: number; end(): void }>();
  async function leap(ms: number): Promise<void> {
    now += ms;
    for (const wait of [...waits]) {
      // Timers count what has passed, whatever the clock on the wall says.
      if (ms < 0) wait.at += ms;
      else if (wait.at <= now) wait.end();
    }
    await settled();
  }

  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wait = {
          at: now + ms,
          end: () => {
            waits.delete(wait);
            signal?.removeEventListener('abort', wait.end);
            resolve();
          },
        };
        waits.add(wait);
        signal?.addEventListener('abort', wait.end);
      }),
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await settled();
        const [next] = [...waits].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        now = Math.max(now, next.at);
        next.end();
      }
      now = end;
      await settled();
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= MINUTE) await leap(Math.min(left, MINUTE));
    },
    leap,
  };
}
