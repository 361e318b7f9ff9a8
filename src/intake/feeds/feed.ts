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

/** One feed, as it was at the last look. */
export type Feed = {
  /** Reads what is remembered of it. Rejects when the memory does. */
  load(): Promise<void>;
  /** Fetches it and takes in what is new or changed. Rejects only when the memory does. */
  poll(signal: AbortSignal): Promise<Polled>;
  items(): readonly KnownItem[];
  /** What is wrong now, a line each. */
  problems(): readonly string[];
};

/** Makes a feed that has not been looked at yet. */
export function createFeed(address: string, { fetchFeed, memory, loose }: FeedParts): Feed {
  const shown = withoutSecrets(address);
  let items: readonly KnownItem[] = [];
  let problems: readonly string[] = [];

  async function take(read: readonly FeedItem[], firstSight: boolean): Promise<KnownItem[]> {
    const known = new Map(items.map((one) => [one.key, one]));
    const found: string[] = [];
    const changed: KnownItem[] = [];
    for (const item of read) {
      const before = known.get(item.key);
      const result = itemBriefing(item, before?.briefing.id ?? idOfItem(item), loose);
      if ('problem' in result)
        found.push(`${shown}: item ${quote(item.title || item.key)}: ${result.problem}`);
      else if (!before || !isSame(before.briefing, result.briefing))
        changed.push({ key: item.key, archived: before?.archived ?? firstSight, briefing: result.briefing });
    }
    problems = found;
    return changed;
  }

  return {
    async load() {
      items = await memory.items(address);
    },
    async poll(signal) {
      const had = problems;
      const have = await memory.validators(address);
      try {
        const fetched = await fetchFeed(address, have ?? {}, signal);
        if (fetched.kind === 'same') {
          // What was wrong with its items still is; what was wrong with fetching it no longer.
          problems = had.filter((line) => line.startsWith(`${shown}: item `));
          return { changed: problems.length !== had.length, failed: false };
        }
        items = await memory.items(address);
        const changed = await take(readFeed(fetched.bytes, fetched.contentType, fetched.url), !have);
        await memory.save(address, fetched.validators, changed);
        items = await memory.items(address);
        return { changed: changed.length > 0 || problems.join() !== had.join(), failed: false };
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        const { message, retryAfter } = error;
        problems = [`${shown}: ${message}`, ...had.filter((line) => line.startsWith(`${shown}: item `))];
        return {
          changed: problems.join() !== had.join(),
          failed: true,
          ...(retryAfter !== undefined && { retryAfter }),
        };
      }
    },
    items: () => items,
    problems: () => problems,
  };
}

const isSame = (a: Briefing, b: Briefing): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An address as it may be shown: without a password, or what else stands after the question mark. */
function withoutSecrets(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search && '?…'}`;
}
