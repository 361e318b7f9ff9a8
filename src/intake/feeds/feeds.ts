import type { Briefing } from '../../briefings/briefing.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { createFeed, type Feed, type FeedParts, type Polled } from './feed.ts';

/** What following feeds works with. `random` gives 0 to 1. `onChange` is called when briefings or problems changed. */
export type FeedsParts = Omit<FeedParts, 'now'> & {
  addresses: readonly string[];
  clock: Clock;
  random(): number;
  log: Log;
  onChange(): void;
};

/** Feeds that are followed until `close`. */
export type Feeds = {
  briefings(): readonly Briefing[];
  /** The ids of briefings that were there when their feed was first seen. */
  archived(): readonly string[];
  problems(): readonly string[];
  /** Reads again what is remembered, to get what another process took in. Rejects when the memory does. */
  refresh(): Promise<void>;
  /** Begins to fetch. */
  follow(): void;
  close(): Promise<void>;
};

/** How often a feed is fetched, in ms. */
const EVERY = 5 * 60_000;
/** The longest wait for a feed that fails, in ms. */
const LONGEST = 6 * 60 * 60_000;

/** Loads what is remembered of some feeds. Rejects when the memory does. */
export async function openFeeds(parts: FeedsParts): Promise<Feeds> {
  const { addresses, clock, random, log } = parts;
  const feeds = addresses.map((address) => createFeed(address, { ...parts, now: clock.now }));
  const refresh = async (): Promise<void> => {
    for (const feed of feeds) await feed.load();
  };
  await refresh();
  const stopped = new AbortController();
  const running: Promise<void>[] = [];

  async function follow(feed: Feed): Promise<void> {
    let failures = 0;
    while (!stopped.signal.aborted) {
      const polled = await pollSafely(feed);
      failures = polled.failed ? failures + 1 : 0;
      if (polled.changed && !stopped.signal.aborted) parts.onChange();
      await clock.wait(waitAfter(failures, random(), polled.retryAfter), stopped.signal);
    }
  }

  async function pollSafely(feed: Feed): Promise<Polled> {
    try {
      return await feed.poll(stopped.signal);
    } catch (err) {
      if (!stopped.signal.aborted) log.error({ err }, 'a feed could not be taken in; trying again');
      return { changed: false, failed: true };
    }
  }

  return {
    briefings: () => feeds.flatMap((feed) => feed.items().map(({ briefing }) => briefing)),
    archived: () =>
      feeds.flatMap((feed) =>
        feed.items().flatMap(({ archived, briefing }) => (archived ? [briefing.id] : [])),
      ),
    problems: () => feeds.flatMap((feed) => feed.problems()),
    refresh,
    follow: () => running.push(...feeds.map(follow)),
    async close() {
      stopped.abort();
      await Promise.all(running);
    },
  };
}

/**
 * Longer each time it fails, and never shorter than its server asks. Spread, so that feeds of one server are not
 * fetched together.
 */
export function waitAfter(failures: number, random: number, retryAfter = 0): number {
  const usual = Math.min(LONGEST, EVERY * 2 ** Math.min(failures, 20));
  return Math.max(usual * (0.9 + random / 5), retryAfter);
}
