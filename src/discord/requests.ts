import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/** Answers to what somebody typed or pressed. Discord takes each once, so a repeated one does no harm. */
const ANSWER = /\/(?:interactions|webhooks)\//;
const TRIES = 3;
/** Waits before a request are left to discord.js up to this many ms; who asked decides what to do with a longer one. */
const LONGEST_WAIT = 10_000;

/**
 * How requests are made: as discord.js does, but an answer to an interaction that met a server error or a dropped socket is repeated,
 * since somebody waits for it, and no other request repeats itself: whoever made it learns of a 429 and keeps to it.
 */
export function requests(): Pick<RESTOptions, 'makeRequest' | 'rejectOnRateLimit'> {
  const refused = new Set<string>();
  return {
    async makeRequest(url, init) {
      const isAnswer = ANSWER.test(url);
      for (let left = TRIES - 1; ; left -= 1) {
        const mayRepeat = isAnswer && left > 0;
        try {
          const response = await DefaultRestOptions.makeRequest(url, init);
          if (response.status === 429 && !isAnswer) refused.add(url);
          if (response.status < 500 || !mayRepeat) return response;
          await response.arrayBuffer();
        } catch (error) {
          // A dropped socket; who gave up waiting does not want it repeated.
          if (!mayRepeat || init.signal?.aborted) throw error;
        }
      }
    },
    rejectOnRateLimit: ({ url, timeToReset, retryAfter }) =>
      refused.delete(url) || Math.max(timeToReset, retryAfter) > LONGEST_WAIT,
  };
}
