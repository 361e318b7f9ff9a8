import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Clock } from '../clock.ts';
import { createPace } from '../delivery/pace.ts';

/** Answers to what somebody typed or pressed. Discord takes each only once, so repeating one does no harm. */
const ANSWER = /\/(?:interactions|webhooks)\//;
const TRIES = 3;
/** Waits of up to this many ms before a request are left to discord.js. For longer ones, the caller decides what to do. */
const LONGEST_WAIT = 10_000;

/**
 * How requests are made: as discord.js does, but all together keep to Discord's limit of 50 a second. Answers to
 * interactions are outside that limit and never wait; one that met a server error or a dropped socket is repeated,
 * since somebody waits for it. No other request repeats itself: its caller learns of a 429 and keeps to it.
 */
export function requests(
  clock: Clock,
): Pick<RESTOptions, 'makeRequest' | 'rejectOnRateLimit' | 'globalRequestsPerSecond'> {
  const pace = createPace(clock);
  const refused = new Set<string>();
  return {
    // discord.js counts by the seconds of its own clock, and includes edits of answers.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    async makeRequest(url, init) {
      if (ANSWER.test(url)) return repeatedly(url, init);
      const answered = await pace.turn(init.signal ?? undefined);
      try {
        const response = await DefaultRestOptions.makeRequest(url, init);
        if (response.status === 429) refused.add(url);
        return response;
      } finally {
        answered();
      }
    },
    rejectOnRateLimit: ({ url, timeToReset, retryAfter }) =>
      refused.delete(url) || Math.max(timeToReset, retryAfter) > LONGEST_WAIT,
  };
}

const repeatedly: RESTOptions['makeRequest'] = async (url, init) => {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      const response = await DefaultRestOptions.makeRequest(url, init);
      if (response.status < 500 || left === 0) return response;
      await response.arrayBuffer();
    } catch (error) {
      // A dropped socket. A caller that gave up waiting does not want it repeated.
      if (left === 0 || init.signal?.aborted) throw error;
    }
  }
};
