import type { Clock } from '../clock.ts';

/** Decides when requests to Discord may leave. */
export type Pace = {
  /**
   * Resolves when one more request may leave, in the order of the calls, or when `signal` aborts. Call what it resolves
   * with once the answer has come.
   */
  turn(signal?: AbortSignal): Promise<() => void>;
};

/** How many requests Discord allows in a second, answers to interactions not counted. */
const MOST = 50;
const SECOND = 1000;
/** Between two requests, in ms. Half a request a second is left to other processes with the same token, which need little. */
const GAP = SECOND / (MOST - 0.5);
/** How much of the even rhythm is caught up with after a late timer or a stall, in ms. Anything beyond that is lost. */
const CATCH_UP = 100;
/** After so many answers, the shortest time that an answer takes counts as known. */
const SAMPLE = 100;

type Request = { left: number; countedAt?: number };

/**
 * Makes a pace: never more than 50 in any second, spaced evenly if `even`. Discord counts a request at some moment
 * between its leaving and its answer, and after a stall of either side it counts many at once. So each request is
 * assumed to be counted as late as possible: at its answer, less the shortest time that an answer takes; or only now,
 * if there is no answer yet.
 */
export function createPace(clock: Clock, { even = false } = {}): Pace {
  let requests: Request[] = [];
  let took: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  let last: Promise<unknown> = Promise.resolve();

  /** The shortest time that one of the latest answers took; 0 until there are enough of them. */
  const least = (): number => (took.length < SAMPLE ? 0 : Math.min(...took));

  /** How long until one more may leave, in ms; 0 or less when it may leave now. */
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
