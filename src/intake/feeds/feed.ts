import { setImmediate } from 'node:timers/promises';
import { archiveOf } from './archive.ts';
import { FeedError } from './feed-error.ts';
import type { FeedItem } from './feed-item.ts';
import type { FeedMemory, KnownItem } from './feed-memory.ts';
import type { FetchFeed } from './fetch-feed.ts';
import type { ItemBriefing } from './item-briefing.ts';
import { createItemReader, type ReadOne } from './item-reader.ts';
import { isRead, mergeItems, printOf, type ReadItem } from './merge-items.ts';

/** Reads feeds and their items. */
export type FeedReader = {
  feed(bytes: Uint8Array, contentType: string, url: string): Promise<FeedItem[]>;
  item: ReadOne;
};

/** What a feed works with. `loose`: items without the known headings become summaries. `now` is in ms since the epoch. */
export type FeedParts = {
  fetchFeed: FetchFeed;
  reader: FeedReader;
  memory: FeedMemory;
  loose: boolean;
  now(): number;
};

/**
 * How a look at a feed ended: whether its briefings or problems changed, and how long its server asks to be left alone,
 * in ms.
 */
export type Polled = { changed: boolean; failed: boolean; retryAfter?: number };

/** One feed, as it was at the last look. */
export type Feed = {
  /** Reads what was remembered of it since the last time. Rejects when the memory does. */
  load(): Promise<void>;
  /** Fetches it and takes in what is new or changed. Rejects only when the memory does. */
  poll(signal: AbortSignal): Promise<Polled>;
  /** The items that became briefings. */
  items(): readonly ReadItem[];
  /** What is wrong now, one line each. */
  problems(): readonly string[];
};

/** At most so many items that cannot be read are named. */
const MOST_NAMED = 20;

/** Makes a feed that has not been looked at yet. */
export function createFeed(address: string, { fetchFeed, reader, memory, loose, now }: FeedParts): Feed {
  const shown = withoutSecrets(address);
  const known = new Map<string, KnownItem>();
  let version = -1;
  let itemProblems: readonly string[] = [];
  let fetchProblem: string | undefined;
  let read = false;
  /** Whether something was taken in that no look has reported yet. */
  let untold = false;
  const readItems = createItemReader(reader.item, loose);

  /** Takes in what was remembered since the last time, by this process or another. */
  async function refresh(): Promise<boolean> {
    const { items, version: newest } = await memory.itemsSince(address, version);
    // Of two answers under way at once, the older may come second; it has nothing to add.
    if (newest <= version) return false;
    for (const item of items) known.set(item.key, item);
    version = newest;
    return true;
  }

  async function fetchAndTake(signal: AbortSignal): Promise<void> {
    const have = await memory.validators(address);
    const fetched = await fetchFeed(address, canAsk() ? (have ?? {}) : {}, signal);
    // What was wrong with its items still is.
    if (fetched.kind === 'same') return;
    const found = await reader.feed(fetched.bytes, fetched.contentType, fetched.url);
    const isArchive = archiveOf([...known.values()], !have, await memory.firstSeen(address));
    const results = await readItems(found);
    await takePrints(found, results);
    const { changed, wrong } = mergeItems(known, found, results, isArchive);
    itemProblems = shortened(
      wrong.map((line) => `${shown}: ${line}`),
      shown,
    );
    await memory.save(address, fetched.validators, changed, now());
    read = true;
  }

  /** Hundreds of prints at once would keep readers waiting. */
  async function takePrints(found: readonly FeedItem[], results: readonly ItemBriefing[]): Promise<void> {
    const before = found.map(({ key }) => known.get(key)?.briefing);
    const after = results.map((result) => ('briefing' in result ? result.briefing : undefined));
    for (const briefing of [...before, ...after]) {
      if (briefing) printOf(briefing);
      await setImmediate();
    }
  }

  /** Each new process looks again at an item that could not be read, to report it, or to read it with other settings. */
  const canAsk = (): boolean => read || [...known.values()].every(isRead);

  const problems = (): readonly string[] => [...(fetchProblem ? [fetchProblem] : []), ...itemProblems];

  return {
    async load() {
      await refresh();
    },
    async poll(signal) {
      const had = problems().join('\n');
      // Another process may have taken in what its server now calls unchanged.
      untold = (await refresh()) || untold;
      let failure: FeedError | undefined;
      try {
        await fetchAndTake(signal);
        untold = (await refresh()) || untold;
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        failure = error;
      }
      fetchProblem = failure && `${shown}: ${failure.message}`;
      const changed = untold || problems().join('\n') !== had;
      untold = false;
      const { retryAfter } = failure ?? {};
      return { changed, failed: failure !== undefined, ...(retryAfter !== undefined && { retryAfter }) };
    },
    items: () => [...known.values()].filter(isRead),
    problems,
  };
}

function shortened(lines: readonly string[], shown: string): readonly string[] {
  const more = lines.length - MOST_NAMED;
  return more > 0
    ? [...lines.slice(0, MOST_NAMED), `${shown}: ${more} more items cannot be read; the first ones say why`]
    : lines;
}

/** An address as it may be shown: without a password, and without what follows the question mark. */
function withoutSecrets(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search && '?…'}`;
}
