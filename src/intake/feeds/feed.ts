import type { Briefing } from '../../briefings/briefing.ts';
import { quote } from '../../briefings/briefing-error.ts';
import { withId } from '../../briefings/identity.ts';
import { archiveOf } from './archive.ts';
import { FeedError } from './feed-error.ts';
import type { FeedMemory, KnownItem } from './feed-memory.ts';
import type { FetchFeed } from './fetch-feed.ts';
import { createItemReader, type ReadOne } from './item-reader.ts';
import type { FeedItem } from './read-feed.ts';

/** What reads feeds and their items. */
export type FeedReader = {
  feed(bytes: Uint8Array, contentType: string, url: string): Promise<FeedItem[]>;
  item: ReadOne;
};

/** What a feed works with. `loose`: items without the known headings are summaries. `now` in ms since the epoch. */
export type FeedParts = {
  fetchFeed: FetchFeed;
  reader: FeedReader;
  memory: FeedMemory;
  loose: boolean;
  now(): number;
};

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

/** So many items that cannot be read are named. */
const MOST_NAMED = 20;
/** Makes a feed that has not been looked at yet. */
export function createFeed(address: string, { fetchFeed, reader, memory, loose, now }: FeedParts): Feed {
  const shown = withoutSecrets(address);
  let items: readonly KnownItem[] = [];
  let itemProblems: readonly string[] = [];
  let fetchProblem: string | undefined;
  let read = false;
  const readItems = createItemReader(reader.item, loose);

  async function take(
    found: readonly FeedItem[],
    isArchive: (item: FeedItem) => boolean,
  ): Promise<KnownItem[]> {
    const results = await readItems(found);
    const known = new Map(items.map((one) => [one.key, one]));
    const keys = new Set(found.map(({ key }) => key));
    const gone = new Map(
      items
        .filter(isRead)
        .filter(({ key }) => !keys.has(key))
        .flatMap((one) => signsOf(one.briefing, one.key).map((sign) => [sign, one] as const)),
    );
    const wrong = sharedKeys(found).map((line) => `${shown}: ${line}`);
    const changed: KnownItem[] = [];
    for (const [at, item] of found.entries()) {
      const result = results[at] ?? { problem: 'it was not read' };
      const before = known.get(item.key);
      const seen = { key: item.key, archived: before?.archived ?? isArchive(item) };
      if ('problem' in result) {
        wrong.push(`${shown}: item ${quote(item.title || item.key)}: ${result.problem}`);
        // Remembered all the same: once it can be read, what was archive at first sight still is no news.
        if (!before) changed.push({ ...seen, briefing: undefined });
        continue;
      }
      const signs = before?.briefing ? [] : signsOf(result.briefing, item.sharedKey);
      const moved = signs.flatMap((sign) => gone.get(sign) ?? [])[0];
      const briefing = withId(result.briefing, (moved ?? before)?.briefing?.id ?? result.briefing.id);
      if (moved) changed.push({ ...moved, briefing: undefined }, { ...moved, key: item.key, briefing });
      else if (!isSame(before?.briefing, briefing)) changed.push({ ...seen, briefing });
    }
    itemProblems = shortened(wrong, shown);
    return changed;
  }

  /** An item that could not be read is looked at again by each new process: it names it, or reads it by other settings. */
  const canAsk = (): boolean => read || items.every(isRead);

  const problems = (): readonly string[] => [...(fetchProblem ? [fetchProblem] : []), ...itemProblems];

  return {
    async load() {
      items = await memory.items(address);
    },
    async poll(signal) {
      const had = problems().join('\n');
      const before = items;
      const have = await memory.validators(address);
      // Another process may have taken in what its server then calls unchanged.
      items = await memory.items(address);
      try {
        const fetched = await fetchFeed(address, canAsk() ? (have ?? {}) : {}, signal);
        if (fetched.kind === 'same') {
          // What was wrong with its items still is; what was wrong with fetching it no longer.
          fetchProblem = undefined;
          return { changed: problems().join('\n') !== had || !isSame(before, items), failed: false };
        }
        const found = await reader.feed(fetched.bytes, fetched.contentType, fetched.url);
        const isArchive = archiveOf(items, !have, await memory.firstSeen(address));
        const changed = await take(found, isArchive);
        await memory.save(address, fetched.validators, changed, now());
        items = await memory.items(address);
        read = true;
        fetchProblem = undefined;
        return { changed: problems().join('\n') !== had || !isSame(before, items), failed: false };
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        const { message, retryAfter } = error;
        fetchProblem = `${shown}: ${message}`;
        return {
          changed: problems().join('\n') !== had || !isSame(before, items),
          failed: true,
          ...(retryAfter !== undefined && { retryAfter }),
        };
      }
    },
    items: () => items.filter(isRead),
    problems,
  };
}

/**
 * What tells an item when its key is another: when its publisher's program gives all of them new guids its traits, of which
 * those without a date say too little; when another comes to have its guid `key`, its title.
 */
const signsOf = ({ title, date, source }: Briefing, key: string | undefined): string[] => [
  ...(date === undefined || source === undefined ? [] : [JSON.stringify([title, date, source])]),
  ...(key === undefined ? [] : [JSON.stringify([key, title])]),
];

/** What to say of items that the publisher does not tell apart. */
const sharedKeys = (found: readonly FeedItem[]): string[] =>
  [...Map.groupBy(found, ({ sharedKey }) => sharedKey)].flatMap(([key, [first, second, ...more]]) =>
    key === undefined || !first || !second
      ? []
      : [
          `items ${quote(first.title)} and ${quote(second.title)}${more.length ? ` and ${more.length} more` : ''} have the same guid ${quote(key)}, so they are told apart by link or title; ask their publisher to give each its own`,
        ],
  );

function shortened(lines: readonly string[], shown: string): readonly string[] {
  const more = lines.length - MOST_NAMED;
  return more > 0
    ? [...lines.slice(0, MOST_NAMED), `${shown}: ${more} more items cannot be read; the first ones say why`]
    : lines;
}

const isRead = (item: KnownItem): item is ReadItem => item.briefing !== undefined;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An address as it may be shown: without a password, or what else stands after the question mark. */
function withoutSecrets(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search && '?…'}`;
}
