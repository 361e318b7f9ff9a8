import type { Clock } from '../clock.ts';

/** Lets requests to Discord leave. */
export type Pace = {
  /**
   * Resolves when one more may leave, in the order asked, or when `signal` aborts. What it resolves with is to be called
   * once the answer has come.
   */
  turn(signal?: AbortSignal): Promise<() => void>;
};

/** What Discord allows of all requests but answers to interactions, in a second. */
const MOST = 50;
const SECOND = 1000;
/** Between two, in ms; half a request a second is left to other processes with the same token, which ask for little. */
const GAP = SECOND / (MOST - 0.5);
/** By how much the even rhythm is caught up with after a late timer or a stall, in ms; what is lost beyond that stays lost. */
const CATCH_UP = 100;
/** By so many answers it is known how long one takes at least. */
const SAMPLE = 100;

type Request = { left: number; countedAt?: number };

/**
 * Makes a pace: never more than 50 in any second, and spaced evenly if `even`. Discord counts a request at some moment between
 * its leaving and its answer, and after a stall of either side it counts many at once. So one counts as late as it can have been counted:
 * from its answer, less the time that any takes; one without an answer yet as if it arrived only now.
 */
export function createPace(clock: Clock, { even = false } = {}): Pace {
  let requests: Request[] = [];
  let took: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  let last: Promise<unknown> = Promise.resolve();

  /** As long as the quickest of the latest took; until there are enough of them nothing is known. */
  const least = (): number => (took.length < SAMPLE ? 0 : Math.min(...took));

  /** How long until one more may leave, in ms; 0 or less when it may. */
  function wait(now: number): number {
    const late = now - least();
    const counted = (one: Request): number => one.countedAt ?? Math.max(one.left, late);
    // One that left later than now did so before the clock was put back.
    requests = requests.filter((one) => one.left <= now && counted(one) > now - SECOND);
    const inTheWay = requests.map(counted).sort((a, b) => b - a)[MOST - 1];
    const room = inTheWay === undefined ? 0 : inTheWay + SECOND - now;
    if (!even) return room;
    next = Math.min(Math.max(next, now - CATCH_UP), now + GAP);
    return Math.max(room, next - now);
  }

  async function leave(signal: AbortSignal | undefined): Promise<() => void> {
    while (!signal?.aborted) {
      const ms = wait(clock.now());
      if (ms <= 0) break;
      await clock.wait(ms, signal);
    }
    next += GAP;
    const request: Request = { left: clock.now() };
    requests.push(request);
    return () => {
      const now = clock.now();
      request.countedAt = Math.max(request.left, now - least());
      took = [...took.slice(1 - SAMPLE), now - request.left];
    };
  }

  return {
    turn(signal) {
      const mine = last.then(() => leave(signal));
      last = mine;
      return mine;
    },
  };
}
