import type { Briefing } from '../../briefings/briefing.ts';
import { quote } from '../../briefings/briefing-error.ts';
import { FeedError } from './feed-error.ts';
import type { FeedMemory, KnownItem } from './feed-memory.ts';
import type { FetchFeed } from './fetch-feed.ts';
import { idOfItem, itemBriefing } from './item-briefing.ts';
import { type FeedItem, readFeed } from './read-feed.ts';

/** What a feed works with. `loose`: items without the known headings are summaries. */
export type FeedParts = { fetchFeed: FetchFeed; memory: FeedMemory; loose: boolean };

/** How a look at a feed ended: whether its briefings or problems changed, and how long its server asks to be left alone, in ms. */
export type Polled = { changed: boolean; failed: boolean; retryAfter?: number };

/** An item that became a briefing. */
export type ReadItem = KnownItem & { briefing: Briefing };

/** One feed, as it was at the last look. */
export type Feed = {
  /** Reads what is remembered of it. Rejects when the memory does. */
  load(): Promise<void>;
  /** Fetches it and takes in what is new or changed. Rejects only when the memory does. */
  poll(signal: AbortSignal): Promise<Polled>;
  /** Those that became briefings. */
  items(): readonly ReadItem[];
  /** What is wrong now, a line each. */
  problems(): readonly string[];
};

/** Makes a feed that has not been looked at yet. */
export function createFeed(address: string, { fetchFeed, memory, loose }: FeedParts): Feed {
  const shown = withoutSecrets(address);
  let items: readonly KnownItem[] = [];
  let problems: readonly string[] = [];
  let read = false;

  function take(found: readonly FeedItem[], firstSight: boolean): KnownItem[] {
    const known = new Map(items.map((one) => [one.key, one]));
    const wrong: string[] = [];
    const changed: KnownItem[] = [];
    for (const item of found) {
      const before = known.get(item.key);
      const result = itemBriefing(item, before?.briefing?.id ?? idOfItem(item), loose);
      const seen = { key: item.key, archived: before?.archived ?? firstSight };
      if ('problem' in result) {
        wrong.push(`${shown}: item ${quote(item.title || item.key)}: ${result.problem}`);
        // Remembered all the same: once it can be read, what was archive at first sight still is no news.
        if (!before) changed.push({ ...seen, briefing: undefined });
      } else if (!isSame(before?.briefing, result.briefing)) {
        changed.push({ ...seen, briefing: result.briefing });
      }
    }
    problems = wrong;
    return changed;
  }

  /** An item that could not be read is looked at again by each new process: it names it, or reads it by other settings. */
  const canAsk = (): boolean => read || items.every(isRead);

  return {
    async load() {
      items = await memory.items(address);
    },
    async poll(signal) {
      const had = problems;
      const before = items;
      const have = await memory.validators(address);
      // Another process may have taken in what its server then calls unchanged.
      items = await memory.items(address);
      try {
        const fetched = await fetchFeed(address, canAsk() ? (have ?? {}) : {}, signal);
        if (fetched.kind === 'same') {
          // What was wrong with its items still is; what was wrong with fetching it no longer.
          problems = had.filter((line) => line.startsWith(`${shown}: item `));
          const changed = problems.length !== had.length || !isSame(before, items);
          return { changed, failed: false };
        }
        const changed = take(readFeed(fetched.bytes, fetched.contentType, fetched.url), !have);
        await memory.save(address, fetched.validators, changed);
        items = await memory.items(address);
        read = true;
        return { changed: !isSame(before, items) || problems.join() !== had.join(), failed: false };
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        const { message, retryAfter } = error;
        problems = [`${shown}: ${message}`, ...had.filter((line) => line.startsWith(`${shown}: item `))];
        return {
          changed: problems.join() !== had.join() || !isSame(before, items),
          failed: true,
          ...(retryAfter !== undefined && { retryAfter }),
        };
      }
    },
    items: () => items.filter(isRead),
    problems: () => problems,
  };
}

const isRead = (item: KnownItem): item is ReadItem => item.briefing !== undefined;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An address as it may be shown: without a password, or what else stands after the question mark. */
function withoutSecrets(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search && '?…'}`;
}
