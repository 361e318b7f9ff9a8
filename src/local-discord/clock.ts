/** What the stand-in knows of time: milliseconds since 1970, and a task to run once that many milliseconds have passed. */
export type Clock = {
  now(): number;
  /** Runs `task` once, when `now()` has grown by `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
};

/** A clock that can also be pushed forward; everything that falls due on the way runs before `advance` returns, in order. */
export type LocalClock = Clock & {
  advance(ms: number): void;
  /** Calls off everything still waiting. */
  close(): void;
};

type Waiting = { due: number; task: () => void };

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A clock that runs with `read` (the machine's time unless told otherwise) and jumps ahead on `advance`.
 * Give a `read` that always returns the same number for a clock that stands still between jumps.
 */
export function createClock(read: () => number = Date.now): LocalClock {
  let ahead = 0;
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  const now = () => read() + ahead;

  const arm = () => {
    clearTimeout(timer);
    const next = waiting[0];
    if (!next) return;
    const delay = Math.min(Math.max(next.due - now(), 1), LONGEST_TIMER_MS);
    timer = setTimeout(() => runDue(now()), delay);
    timer.unref();
  };

  const runDue = (until: number) => {
    for (let next = waiting[0]; next && next.due <= until; next = waiting[0]) {
      waiting.shift();
      next.task();
    }
    arm();
  };

  return {
    now,
    after(ms, task) {
      const entry = { due: now() + ms, task };
      const place = waiting.findIndex((other) => other.due > entry.due);
      waiting.splice(place < 0 ? waiting.length : place, 0, entry);
      arm();
      return () => {
        waiting = waiting.filter((other) => other !== entry);
        arm();
      };
    },
    advance(ms) {
      const target = now() + ms;
      for (let next = waiting[0]; next && next.due <= target; next = waiting[0]) {
        waiting.shift();
        ahead += Math.max(0, next.due - now());
        next.task();
      }
      ahead += Math.max(0, target - now());
      arm();
    },
    close() {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
