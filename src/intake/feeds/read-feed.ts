import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { isDate } from '../../briefings/parse/date.ts';
import { decodeFeed } from './decode-feed.ts';
import { FeedError } from './feed-error.ts';

/**
 * One item of a feed. `key` is the same as long as it is the same item; its content is HTML or plain text; `date` in ms.
 * `sharedKey`: what would be its key, did not other items have the same.
 */
export type FeedItem = {
  key: string;
  sharedKey?: string;
  title: string;
  content: { html: string } | { plain: string };
  date?: number;
  link?: string;
  topics: string[];
};

/** The longest HTML of a title that is read, in characters. */
const MOST_TITLE = 2000;

/** So many items of a feed are read, the latest; those of a feed with thousands are not all news. */
const MOST_ITEMS = 500;

/** Reads the items of an RSS, Atom or JSON feed, in its order, or the latest 500. `url` is where it came from. Throws `FeedError`. */
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

/** Of items that share a key although they are different ones, each gets one of its own: of its link, or else of its title. */
function ownKeys(items: readonly FeedItem[]): FeedItem[] {
  const groups = Map.groupBy(items, ({ key }) => key);
  return items.map((item) => {
    const group = groups.get(item.key) ?? [];
    const links = new Set(group.map(({ link }) => link));
    const titles = new Set(group.map(({ title }) => title));
    // The same twice is one item.
    if (links.size === 1 && titles.size === 1) return item;
    const own = links.size === group.length && item.link !== undefined ? item.link : item.title;
    return { ...item, key: keyOf(`${item.key}\n${own}`), sharedKey: item.key };
  });
}

type Parsed = ReturnType<typeof parseFeed>;

function parse(text: string): Parsed {
  try {
    // Programs of several files write a mark for each; the decoder takes the first.
    return parseFeed(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FeedError(
      /<!doctype html|<html[\s>]/i.test(text.slice(0, 2000))
        ? 'it is a web page, not a feed; look on it for a link called RSS or Atom'
        : 'it is not an RSS, Atom or JSON feed, or is cut off; check the address in FEEDS',
    );
  }
}

/** An item as its format has it; what is missing is undefined. */
type Raw = {
  id?: string | undefined;
  title?: string | undefined;
  content?: FeedItem['content'] | undefined;
  date?: unknown;
  link?: string | undefined;
  topics?: readonly (string | undefined)[] | undefined;
  base: string;
};

function itemsOf(parsed: Parsed, base: string): Raw[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => ({
        id: item.guid?.value,
        title: decoded(item.title),
        content: html(item.content?.encoded ?? item.description),
        date: item.pubDate ?? item.dc?.dates?.[0],
        link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
        topics: item.categories?.map(({ name }) => name),
        base: resolved(parsed.feed.link, base),
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => ({
        id: item.rdf?.about,
        title: decoded(item.title),
        content: html(item.content?.encoded ?? item.description),
        date: item.dc?.dates?.[0],
        link: item.link,
        topics: item.dc?.subjects,
        base: resolved(parsed.feed.link, base),
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => ({
        id: entry.id,
        title: textOf(entry.title),
        content: contentOf(entry.content) ?? contentOf(entry.summary),
        date: entry.published ?? entry.updated,
        link: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])
          ?.href,
        topics: entry.categories?.map(({ label, term }) => label ?? term),
        base: resolved(parsed.feed.xml?.base, base),
      }));
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({
        id: item.id,
        title: item.title,
        content: html(item.content_html) ?? plain(item.content_text ?? item.summary),
        date: item.date_published ?? item.date_modified,
        link: item.url ?? item.external_url,
        topics: item.tags,
        base,
      }));
  }
}

/** The address of a feed's site, which may be written from where the feed is. */
const resolved = (link: string | undefined, base: string): string =>
  link !== undefined && URL.canParse(link, base) ? new URL(link, base).href : base;

const html = (text: string | undefined) => (text === undefined ? undefined : { html: text });
const plain = (text: string | undefined) => (text === undefined ? undefined : { plain: text });

type AtomText = { value?: string; type?: string } | undefined;

const isHtml = (text: AtomText): boolean => text?.type === 'html' || text?.type === 'xhtml';
const textOf = (text: AtomText): string | undefined =>
  isHtml(text) ? wordsIn(text?.value ?? '') : text?.value;
const contentOf = (text: AtomText): FeedItem['content'] | undefined =>
  isHtml(text) ? html(text?.value) : plain(text?.value);

/** A title in which entities were written twice, as many programs do. */
const decoded = (title: string | undefined): string | undefined =>
  title !== undefined && /&(#\w+|\w+);/.test(title) ? wordsIn(title.replace(/</g, '&lt;')) : title;

function wordsIn(html: string): string {
  // A title is a line; what goes on for longer would only be cut, or is nested too deeply to be walked.
  return wordsOf(fromHtml(html.slice(0, MOST_TITLE), { fragment: true }));
}

const wordsOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : '';

function finished({ id, title = '', content = { plain: '' }, date, link, topics = [], base }: Raw): FeedItem {
  const when = typeof date === 'string' ? Date.parse(date) : Number.NaN;
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

/** What identifies an item, as a database can keep and index it. */
const keyOf = (identity: string): string =>
  /^[\x20-\x7e]{1,500}$/.test(identity) ? identity : createHash('sha256').update(identity).digest('hex');
