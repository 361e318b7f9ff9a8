import type { Briefing } from '../../../src/briefings/briefing.ts';
import type { FeedItem } from '../../../src/intake/feeds/feed-item.ts';
import { itemBriefing } from '../../../src/intake/feeds/item-briefing.ts';
import { readFeed } from '../../../src/intake/feeds/read-feed.ts';

/** The items of a feed that is at https://example.org/feed.xml. */
export const read = (body: string | Uint8Array, contentType = 'text/xml'): FeedItem[] =>
  readFeed(typeof body === 'string' ? Buffer.from(body) : body, contentType, 'https://example.org/feed.xml');

/** Its item, when it has just one. */
export function readOne(body: string | Uint8Array, contentType?: string): FeedItem {
  const [item, ...others] = read(body, contentType);
  if (!item || others.length) throw new Error(`${others.length + Number(item !== undefined)} items`);
  return item;
}

/** What an item becomes under an id, also without headings unless `loose` is false. */
export function briefingOf(item: FeedItem, id = 'a', loose = true): Briefing {
  const result = itemBriefing(item, id, loose);
  if ('problem' in result) throw new Error(result.problem);
  return result.briefing;
}

/** Feeds of little more than their items. */
export const rss = (items: string, before = ''): string =>
  `${before}<rss version="2.0"><channel><title>F</title>${items}</channel></rss>`;
export const atom = (entry: string, more = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${more}><title>F</title><entry>${entry}</entry></feed>`;
export const json = (...items: object[]): string =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'F', items });
