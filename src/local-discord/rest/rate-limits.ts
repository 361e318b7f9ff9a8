import { createHash } from 'node:crypto';
import type { LocalClock } from '../clock.ts';

/** How many requests a bucket takes in how many milliseconds. */
export type Allowance = { limit: number; windowMs: number };

/** The allowance of routes that name none. */
export const USUAL_ALLOWANCE: Allowance = { limit: 50, windowMs: 1_000 };

const GLOBAL_LIMIT = 50;
/**
 * A client counts a second from when it sends, Discord from when a request arrives. So that a client which keeps to
 * 50 a second is never refused for the network's jitter, the stand-in looks at nine tenths of a second.
 */
const GLOBAL_WINDOW_MS = 900;
/** Refused requests in ten minutes after which Discord bans. */
const INVALID_LIMIT = 10_000;
const INVALID_WINDOW_MS = 600_000;
const BANNED_SECONDS = 3_600;

export type LimitedRequest = {
  /** Names the bucket: the route and its channel, guild or webhook. */
  bucket: string;
  allowance: Allowance;
  /** Whether it counts to the bot's 50 a second; interaction endpoints do not. */
  global: boolean;
};

export type Verdict =
  | { kind: 'pass'; headers: Record<string, string> }
  | { kind: 'wait'; seconds: number; global: boolean; headers: Record<string, string> }
  | { kind: 'banned'; seconds: number };

export type RateLimits = {
  /** Counts a request and says whether it may pass. */
  admit(request: LimitedRequest): Verdict;
  /** Tells the status a request was answered with; 401, 403 and 429 count to the 10,000 in ten minutes. */
  answered(status: number, shared: boolean): void;
  /** Answers that counted as invalid in the last ten minutes. */
  invalidCount(): number;
  /** Turns all limits on or off. */
  enforce(on: boolean): void;
};

type Window = { used: number; startedAt: number };

/** Discord's two kinds of limit, per route and per bot, and its ban for too many refused requests. */
export function createRateLimits(
  clock: Pick<LocalClock, 'now'>,
  enforced: boolean,
  invalidLimit = INVALID_LIMIT,
): RateLimits {
  const windows = new Map<string, Window>();
  const recent = new Array<number>(GLOBAL_LIMIT).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  let invalid: number[] = [];
  let on = enforced;

  const recentInvalid = () => {
    const since = clock.now() - INVALID_WINDOW_MS;
    invalid = invalid.filter((at) => at > since);
    return invalid.length;
  };

  const openWindow = (bucket: string, windowMs: number): Window => {
    const now = clock.now();
    const known = windows.get(bucket);
    if (known && now < known.startedAt + windowMs) return known;
    const fresh = { used: 0, startedAt: now };
    windows.set(bucket, fresh);
    return fresh;
  };

  return {
    admit({ bucket, allowance, global }) {
      if (!on) return { kind: 'pass', headers: {} };
      if (recentInvalid() >= invalidLimit) return { kind: 'banned', seconds: BANNED_SECONDS };
      const now = clock.now();
      if (global) {
        const freeAt = (recent[oldest] ?? 0) + GLOBAL_WINDOW_MS;
        if (freeAt > now) {
          const seconds = (freeAt - now) / 1000;
          return {
            kind: 'wait',
            seconds,
            global: true,
            headers: { 'x-ratelimit-scope': 'global' },
          };
        }
        recent[oldest] = now;
        oldest = (oldest + 1) % GLOBAL_LIMIT;
      }
      const window = openWindow(bucket, allowance.windowMs);
      const resetMs = window.startedAt + allowance.windowMs - now;
      const passes = window.used < allowance.limit;
      if (passes) window.used += 1;
      const headers = {
        'x-ratelimit-limit': String(allowance.limit),
        'x-ratelimit-remaining': String(allowance.limit - window.used),
        'x-ratelimit-reset': ((now + resetMs) / 1000).toFixed(3),
        'x-ratelimit-reset-after': (resetMs / 1000).toFixed(3),
        'x-ratelimit-bucket': bucketHash(bucket),
      };
      if (passes) return { kind: 'pass', headers };
      return {
        kind: 'wait',
        seconds: resetMs / 1000,
        global: false,
        headers: { ...headers, 'x-ratelimit-scope': 'user' },
      };
    },
    answered(status, shared) {
      if ((status === 401 || status === 403 || status === 429) && !shared) invalid.push(clock.now());
    },
    invalidCount: recentInvalid,
    enforce(next) {
      on = next;
    },
  };
}

/** Clients key their queues by this together with the channel or guild, so it depends on the route alone. */
function bucketHash(bucket: string): string {
  const route = bucket.split(' ', 1)[0] ?? bucket;
  return createHash('sha256').update(route).digest('hex').slice(0, 32);
}
