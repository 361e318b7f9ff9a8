import type { parseFeed } from 'feedsmith';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { FeedItem } from './feed-item.ts';

/** A feed as its parser returns it. */
export type Parsed = ReturnType<typeof parseFeed>;

/** The longest HTML of a title that is read, in characters. */
const MOST_TITLE = 2000;

/** An item as its format has it. What is missing is undefined. */
export type RawItem = {
  id?: string | undefined;
  title?: string | undefined;
  content?: FeedItem['content'] | undefined;
  date?: unknown;
  link?: string | undefined;
  topics?: readonly (string | undefined)[] | undefined;
  base: string;
};

/** The items of a feed that came from `base`, whatever its format. */
export function itemsOf(parsed: Parsed, base: string): RawItem[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => ({
        id: item.guid?.value,
        title: decoded(item.title),
        content: html(item.content?.encoded ?? item.description),
        date: item.pubDate ?? item.dc?.dates?.[0],
        link: item.link ?? (item.guid?.isPermaLink === false ? undefined : addressIn(item.guid?.value)),
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

/** The address of a feed's site, which may be relative to the feed's own. */
const resolved = (link: string | undefined, base: string): string =>
  link !== undefined && URL.canParse(link, base) ? new URL(link, base).href : base;

/** A guid if it is an address, as it should be unless it says otherwise. Many do not say so. */
const addressIn = (guid: string | undefined): string | undefined =>
  /^https?:/i.test(guid?.trim() ?? '') ? guid : undefined;

const plain = (text: string | undefined) => (text === undefined ? undefined : { plain: text });
/** What should be HTML; several lines without any tag are a text that somebody's program put there as it was. */
const html = (text: string | undefined) =>
  text === undefined || (/\n/.test(text.trim()) && !/<[a-z/!]/i.test(text)) ? plain(text) : { html: text };

type AtomText = { value?: string; type?: string } | undefined;

const isHtml = (text: AtomText): boolean =>
  /^(?:text\/|application\/)?x?html(?:\+xml)?$/i.test(text?.type ?? '');
const textOf = (text: AtomText): string | undefined =>
  isHtml(text) ? wordsIn(text?.value ?? '') : text?.value;
/** A content that does not name its type should be plain text, but hardly is if it begins with a tag. */
const contentOf = (text: AtomText): FeedItem['content'] | undefined =>
  isHtml(text) || (text?.type === undefined && /^\s*<(?:[a-z]\w*|!--)[\s>]/i.test(text?.value ?? ''))
    ? html(text?.value)
    : plain(text?.value);

/** A title with its entities decoded, also those written twice, as many programs do. */
const decoded = (title: string | undefined): string | undefined =>
  title !== undefined && /&(#\w+|\w+);/.test(title) ? wordsIn(title.replace(/</g, '&lt;')) : title;

function wordsIn(html: string): string {
  // A title is one line. Anything longer would only be cut, or is nested too deeply to be walked.
  return wordsOf(fromHtml(html.slice(0, MOST_TITLE), { fragment: true }));
}

const wordsOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : '';
