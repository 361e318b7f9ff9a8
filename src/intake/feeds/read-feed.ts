import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import { isDate } from '../../briefings/parse/date.ts';
import { decodeFeed } from './decode-feed.ts';
import { FeedError } from './feed-error.ts';
import type { FeedItem } from './feed-item.ts';
import { itemsOf, type Parsed, type RawItem } from './raw-items.ts';

/** So many items of a feed are read, the latest ones. In a feed with thousands, not all are news. */
const MOST_ITEMS = 500;

/**
 * Reads the items of an RSS, Atom or JSON feed, in the feed's order, or the latest 500. `url` is where it came from.
 * Throws `FeedError`.
 */
export function readFeed(bytes: Uint8Array, contentType: string, url: string): FeedItem[] {
  const text = decodeFeed(bytes, contentType);
  const parsed = parse(text);
  const seen = new Set<string>();
  const items = ownKeys(itemsOf(parsed, url).map(finished)).filter(
    ({ key }) => !seen.has(key) && seen.add(key),
  );
  // Whatever order they are in, what is new is among the latest.
  return items.length > MOST_ITEMS
    ? items.toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0)).slice(0, MOST_ITEMS)
    : items;
}

/** Gives items that share a key, although they are different, a key of their own: from the link, or else from the title. */
function ownKeys(items: readonly FeedItem[]): FeedItem[] {
  const groups = Map.groupBy(items, ({ key }) => key);
  return items.map((item) => {
    const group = groups.get(item.key) ?? [];
    const links = new Set(group.map(({ link }) => link));
    const titles = new Set(group.map(({ title }) => title));
    // The same item twice is one item.
    if (links.size === 1 && titles.size === 1) return item;
    const own = links.size === group.length && item.link !== undefined ? item.link : item.title;
    return { ...item, key: keyOf(`${item.key}\n${own}`), sharedKey: item.key };
  });
}

function parse(text: string): Parsed {
  try {
    // Programs that join several files write a mark for each; the decoder takes the first.
    return parseFeed(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FeedError(
      /<!doctype html|<html[\s>]/i.test(text.slice(0, 2000))
        ? 'it is a web page, not a feed; look on it for a link called RSS or Atom'
        : 'it is not an RSS, Atom or JSON feed, or is cut off; check the address in FEEDS',
    );
  }
}

function finished({
  id,
  title = '',
  content = { plain: '' },
  date,
  link,
  topics = [],
  base,
}: RawItem): FeedItem {
  const when = typeof date === 'string' ? timeOf(date.trim()) : Number.NaN;
  const url = link !== undefined && URL.canParse(link, base) ? new URL(link, base).href : undefined;
  return {
    key: keyOf(id?.trim() || url || `${title}\n${date}\n${JSON.stringify(content)}`),
    title: title.replace(/\s+/g, ' ').trim(),
    content,
    ...(isDate(when) && { date: when }),
    ...(url && /^https?:/.test(url) && { link: url }),
    topics: topics.filter((topic) => topic !== undefined),
  };
}

/** A time in ms. One without a zone, or with one of a name that is not known, is taken as UTC, so that it is the same on every machine. */
const timeOf = (date: string): number =>
  (SAYS_ZONE.test(date) ? [date, date.replace(/[a-z]+$/i, 'UTC')] : [`${date}Z`, `${date} UTC`])
    .map(Date.parse)
    .find((at) => !Number.isNaN(at)) ?? Number.NaN;

/** A day alone is UTC as it stands. Otherwise, what follows the time is a zone, except "pm". */
const SAYS_ZONE = /^\d{4}(?:-\d\d){0,2}$|:.*[a-z](?<![ap]m)[^a-z]*$|:.*[+-]\d\d:?(?:\d\d)?$/i;

/** What identifies an item, in a form that a database can keep and index. */
const keyOf = (identity: string): string =>
  /^[\x20-\x7e]{1,500}$/.test(identity) ? identity : createHash('sha256').update(identity).digest('hex');
