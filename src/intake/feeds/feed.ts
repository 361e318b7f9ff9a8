import { createHash } from 'node:crypto';
import type { Briefing } from '../../briefings/briefing.ts';
import { quote } from '../../briefings/briefing-error.ts';
import { FeedError } from './feed-error.ts';
import type { FeedMemory, KnownItem } from './feed-memory.ts';
import type { FetchFeed } from './fetch-feed.ts';
import { type ItemBriefing, idOfItem } from './item-briefing.ts';
import type { FeedItem } from './read-feed.ts';

/** What reads feeds and their items. */
export type FeedReader = {
  feed(bytes: Uint8Array, contentType: string, url: string): Promise<FeedItem[]>;
  item(item: FeedItem, id: string, loose: boolean): Promise<ItemBriefing>;
};

/** What a feed works with. `loose`: items without the known headings are summaries. */
export type FeedParts = { fetchFeed: FetchFeed; reader: FeedReader; memory: FeedMemory; loose: boolean };

/** How a look at a feed ended: whether its briefings or problems changed, and how long its server asks to be left alone, in ms. */
export type Polled = { changed: boolean; failed: boolean; retryAfter?: number };

/** What was read of an item, by a hash of the item. */
type Result = { print: string; result: ItemBriefing };

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

/** After so many items that cost too much a look reads no more of them: other feeds want to be read too. */
const MOST_COSTLY = 3;
const LATER: ItemBriefing = { problem: 'it was not read yet: others before it took too long' };

/** Makes a feed that has not been looked at yet. */
export function createFeed(address: string, { fetchFeed, reader, memory, loose }: FeedParts): Feed {
  const shown = withoutSecrets(address);
  let items: readonly KnownItem[] = [];
  let problems: readonly string[] = [];
  let read = false;
  let results = new Map<string, Result>();

  async function take(found: readonly FeedItem[], firstSight: boolean): Promise<KnownItem[]> {
    const known = new Map(items.map((one) => [one.key, one]));
    const wrong: string[] = [];
    const changed: KnownItem[] = [];
    const now = new Map<string, Result>();
    let costly = 0;
    for (const item of found) {
      const before = known.get(item.key);
      const id = before?.briefing?.id ?? idOfItem(item);
      const print = createHash('sha256').update(JSON.stringify(item)).digest('base64');
      const same = results.get(item.key);
      // Few servers say what changed, and most items never do.
      const result =
        same?.print === print
          ? same.result
          : costly < MOST_COSTLY
            ? await reader.item(item, id, loose)
            : LATER;
      if (result !== LATER) now.set(item.key, { print, result });
      if (result !== same?.result && 'tooMuch' in result) costly += 1;
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
    results = now;
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
        const found = await reader.feed(fetched.bytes, fetched.contentType, fetched.url);
        const changed = await take(found, !have);
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
