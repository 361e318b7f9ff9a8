import { createFeed, type FeedReader } from '../../src/intake/feeds/feed.ts';
import type { FeedError } from '../../src/intake/feeds/feed-error.ts';
import type { FetchFeed, Validators } from '../../src/intake/feeds/fetch-feed.ts';
import { itemBriefing } from '../../src/intake/feeds/item-briefing.ts';
import { readFeed } from '../../src/intake/feeds/read-feed.ts';
import { type databases, openFor } from './databases.ts';

type Place = (typeof databases)[number]['place'];

/** With secrets that nobody may see. */
export const ADDRESS = 'https://me:secret@example.org/feed.json?key=secret';
/** Reads at once what the bot reads on a thread of its own. */
export const reader: FeedReader = {
  feed: async (...order) => readFeed(...order),
  item: async (...order) => itemBriefing(...order),
};
/** When a feed is looked at. */
export const NOW = Date.UTC(2026, 10, 2);
/** In ms. */
export const DAY = 24 * 60 * 60_000;
/** For looks that nobody breaks off. */
export const never = new AbortController().signal;

/** An item as a JSON feed has it. */
export const item = (id: string, text = 'A text.', more = {}) => ({
  id,
  title: `The ${id}`,
  content_html: `<p>${text}</p><h2>Analysis</h2><p>Why.</p>`,
  ...more,
});

/** A feed whose server gives these items, or fails. */
export async function startFeed(place: Place, reads: Partial<FeedReader> = {}) {
  const { feedMemory } = await openFor(await place());
  /** The keys of the items that were read from the memory, one list for each time it was asked. */
  const remembered: string[][] = [];
  const server: { items: readonly object[]; error?: FeedError; same?: boolean; asked: Validators[] } = {
    items: [],
    asked: [],
  };
  const fetchFeed: FetchFeed = async (_, have) => {
    server.asked.push(have);
    if (server.error) throw server.error;
    if (server.same) return { kind: 'same' };
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'F', items: server.items };
    return {
      kind: 'new',
      bytes: Buffer.from(JSON.stringify(feed)),
      contentType: 'application/feed+json',
      url: 'https://example.org/feed.json',
      validators: { etag: `"${server.asked.length}"` },
    };
  };
  const open = (loose = false) =>
    createFeed(ADDRESS, {
      fetchFeed,
      reader: { ...reader, ...reads },
      memory: {
        ...feedMemory,
        async itemsSince(...asked) {
          const since = await feedMemory.itemsSince(...asked);
          remembered.push(since.items.map(({ key }) => key));
          return since;
        },
      },
      loose,
      now: () => NOW,
    });
  return { server, remembered, open, feed: open() };
}
/** The titles of what was read. */
export const shown = (feed: ReturnType<typeof createFeed>) =>
  feed.items().map(({ briefing, archived }) => `${briefing.title}${archived ? ' (archive)' : ''}`);
