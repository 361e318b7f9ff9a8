import { expect, test } from 'vitest';
import type { Briefing } from '../../../src/briefings/briefing.ts';
import { idOfItem, itemBriefing } from '../../../src/intake/feeds/item-briefing.ts';
import { readFeed } from '../../../src/intake/feeds/read-feed.ts';
import { MEANT, SHAPES } from './shapes.ts';

const bytesOf = (body: string | Uint8Array) => (typeof body === 'string' ? Buffer.from(body) : body);
const read = (body: string | Uint8Array, contentType = 'text/xml') =>
  readFeed(bytesOf(body), contentType, 'https://example.org/feed.xml');

const told = ({ title, date, source, topics, entries }: Briefing) => ({
  title,
  date: date === undefined ? undefined : new Date(date).toISOString(),
  source,
  topics,
  entries: entries.map(({ section, term, text }) => `${section[0]} ${term ? `${term}: ` : ''}${text.plain}`),
});

test.each(SHAPES)(
  'a feed by $name is read as what its publisher meant',
  ({ body, contentType, ...meant }) => {
    const [item, ...others] = read(body, contentType);
    if (!item) throw new Error('no item');
    expect(others).toEqual([]);
    const result = itemBriefing(item, idOfItem(item), false);
    if ('problem' in result) throw new Error(result.problem);
    expect(told(result.briefing)).toEqual({
      title: meant.title ?? MEANT.title,
      date: meant.date,
      source: meant.source,
      topics: meant.topics ?? [],
      entries: meant.entries ?? MEANT.entries,
    });
    expect(result.briefing.id).toBe(idOfItem(item));
  },
);

test('a link that a browser would not open as a page is none', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'F',
    items: ['javascript:alert(1)', 'https://example.org/a'].map((url, i) => ({
      id: `${i}`,
      url,
      content_text: 'A.',
    })),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(feed));
  const links = readFeed(bytes, 'application/feed+json', 'https://example.org/feed').map(({ link }) => link);
  expect(links).toEqual([undefined, 'https://example.org/a']);
});

test('a topic goes by its name for readers, and is no longer than one that can be subscribed', () => {
  const [item] = read(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>A</title><id>a</id><content>A.</content>
    <category term="trade-policy" label="Trade policy"/><category term="${'x'.repeat(60)}"/></entry></feed>`,
  );
  const result = item && itemBriefing(item, 'x', true);
  expect(result).toMatchObject({ briefing: { topics: ['Trade policy', `${'x'.repeat(49)}…`] } });
});

const rss = (item: string, before = '') =>
  `${before}<rss version="2.0"><channel><title>t</title>${item}</channel></rss>`;
const json = (...items: object[]) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 't', items });

test.each([
  ['Tom &amp;amp; Jerry', 'Tom & Jerry'],
  ['It&amp;#8217;s', 'It’s'],
  ['1 &lt; 2 &amp;amp; 3', '1 < 2 & 3'],
  ['A\n  line', 'A line'],
])('a title %j reads %j', (written, title) => {
  expect(read(rss(`<item><title>${written}</title></item>`))[0]?.title).toBe(title);
});

test('a title of thousands of tags holds nothing up', () => {
  const deep = '&lt;b&gt;'.repeat(50_000);
  const [item] = read(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title type="html">A${deep}</title><id>a</id></entry></feed>`,
  );
  expect(item?.title).toMatch(/^A/);
});

const polish = rss('<item><title>Łódź</title></item>');
const utf16 = Buffer.from(polish, 'utf16le');
/** `Łódź` in ISO 8859-2. */
const latin2 = (before = '') =>
  Buffer.from(rss('<item><title>\u00a3\u00f3d\u00bc</title></item>', before), 'latin1');
test.each<[string, Uint8Array, string]>([
  ['UTF-16 without a mark', utf16, 'text/xml'],
  ['UTF-16 the other way round without a mark', Buffer.from(utf16).swap16(), 'text/xml'],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${polish}`, 'utf16le'), 'text/xml; charset=utf-8'],
  ['UTF-16 the other way round with a mark', Buffer.from(`\ufeff${polish}`, 'utf16le').swap16(), ''],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${polish}`), 'text/xml; charset=iso-8859-2'],
  ['UTF-8 as nobody says', Buffer.from(polish), ''],
  ['what its header says', latin2(), 'text/xml; charset="iso-8859-2"'],
  ['what its first line says', latin2('<?xml version="1.0" encoding="iso-8859-2"?>'), 'text/xml'],
  [
    'what its header says, whatever its first line',
    latin2('<?xml version="1.0" encoding="utf-8"?>'),
    'text/xml; charset=iso-8859-2',
  ],
])('a feed in %s is read', (_, body, contentType) => {
  expect(read(body, contentType)[0]?.title).toBe('Łódź');
});

test('items of one guid that differ in link or title are different ones, the same twice is one', () => {
  const item = (title: string, link: string) =>
    `<item><guid isPermaLink="false">same</guid><title>${title}</title><link>https://example.org/${link}</link></item>`;
  expect(read(rss(item('A', '1') + item('A', '2')))).toHaveLength(2);
  expect(read(rss(item('A', '1') + item('B', '1')))).toHaveLength(2);
  expect(read(rss(item('A', '1') + item('A', '1')))).toHaveLength(1);
});

test('an item is known by its id without space around it, by its link, or by all it says; what no index keeps is hashed', () => {
  const keys = read(
    json(
      { id: ' a ', url: 'https://example.org/a' },
      { id: ' ', url: 'https://example.org/b' },
      { id: 'x'.repeat(500) },
      { id: 'x'.repeat(501) },
      { id: 'é' },
    ),
    'application/json',
  ).map(({ key }) => key);
  expect(keys.slice(0, 3)).toEqual(['a', 'https://example.org/b', 'x'.repeat(500)]);
  for (const key of keys.slice(3)) expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(keys).size).toBe(5);
});

test('the subjects of an item of RSS 1.0 are its topics', () => {
  const [item] = read(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://example.org/"><title>F</title><link>https://example.org/</link></channel>
    <item rdf:about="https://example.org/id"><title>A</title><link>https://example.org/a</link><dc:subject>Banks</dc:subject></item></rdf:RDF>`,
  );
  expect(item).toMatchObject({ key: 'https://example.org/id', topics: ['Banks'] });
});

test('a link in Atom counts from the base that the feed says', () => {
  const [item] = read(
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://site.example/"><title>F</title><entry><title>A</title><id>a</id><link href="one"/></entry></feed>',
  );
  expect(item?.link).toBe('https://site.example/one');
});

test('relative links in an item lead to its publisher', () => {
  const [shape] = SHAPES;
  const [item] = read(shape?.body ?? '');
  const result = item && itemBriefing(item, 'x', false);
  expect(JSON.stringify(result)).toContain('https://example.org/more');
});

test('a site that its feed names only by a path is where the feed is', () => {
  const [item] = read(
    '<rss version="2.0"><channel><title>t</title><link>/news/</link><item><title>A</title><link>one</link></item></channel></rss>',
  );
  expect(item?.link).toBe('https://example.org/news/one');
});

test.each([
  [
    'a web page',
    '<!DOCTYPE html><html><body>Hello</body></html>',
    /^it is a web page, not a feed; look on it for a link/,
  ],
  [
    'a web page that begins with a comment',
    '<!-- Hello --><!doctype html><html lang="en"><body>Hello</body></html>',
    /^it is a web page, not a feed/,
  ],
  ['nothing', '', /^it is not an RSS, Atom or JSON feed/],
  ['other JSON', '{"error": "no"}', /^it is not an RSS, Atom or JSON feed/],
  ['half a feed', '<rss version="2.0"><channel', /^it is not an RSS, Atom or JSON feed, or is cut off/],
])('%s is named for what it is', (_, body, words) => {
  expect(() => read(body)).toThrow(words);
});

test('a bomb of entities is not expanded', () => {
  const entities = Array.from(
    { length: 20 },
    (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};&l${i};&l${i};">`,
  ).join('');
  const body = `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><rss version="2.0"><channel><title>t</title><item><title>A</title><description>&l20;</description></item></channel></rss>`;
  const items = (() => {
    try {
      return read(body);
    } catch {
      return [];
    }
  })();
  expect(JSON.stringify(items).length).toBeLessThan(10_000);
});

test('an item without the headings is a problem that says what to do, or a summary where that is wanted', () => {
  const [item] = read(
    '<rss version="2.0"><channel><title>t</title><item><title>A</title><description>A text.</description></item></channel></rss>',
  );
  if (!item) throw new Error('no item');
  expect(itemBriefing(item, 'a', false)).toEqual({ problem: expect.stringContaining('set FEEDS_LOOSE=yes') });
  expect(itemBriefing(item, 'a', true)).toMatchObject({ briefing: { id: 'a', title: 'A' } });
  expect(itemBriefing({ ...item, content: { html: '' } }, 'a', true)).toEqual({
    problem: expect.stringContaining('no text'),
  });
});

test('what a publisher writes neither pings nor hides: it is text and marks, as in a file', () => {
  const html =
    '<p>@everyone <script>x()</script><b>bold</b> <a href="javascript:alert(1)">click</a> &lt;b&gt;</p>';
  const [item] = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 't',
      items: [{ id: '1', title: 'A', content_html: html }],
    }),
  );
  const result = item && itemBriefing(item, 'a', true);
  if (!result || 'problem' in result) throw new Error('no briefing');
  expect(result.briefing.entries[0]?.text.plain).toContain('@everyone');
  expect(JSON.stringify(result.briefing.entries[0]?.text.marks)).not.toContain('javascript:');
});

test('what no front matter may say, a feed cannot either: what nobody sees, a year nobody reads, an address no button takes', () => {
  const long = `https://example.org/${'x'.repeat(493)}`;
  const read1 = (title: string, more: object) => {
    const [item] = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [{ id: '1', title, content_html: '<h1>Seen</h1><p>A text.</p>', ...more }],
      }),
    );
    const result = item && itemBriefing(item, 'a', true);
    if (!result || 'problem' in result) throw new Error('no briefing');
    return result.briefing;
  };
  expect(read1('\u200b', { tags: ['\u200b', 'Banks'] })).toMatchObject({ title: 'Seen', topics: ['Banks'] });
  for (const date_published of ['+274493-01-01T00:00:00Z', '-000001-01-01T00:00:00Z'])
    expect(read1('A', { date_published }).date).toBeUndefined();
  expect(read1('A', { url: long }).source).toBeUndefined();
  expect(read1('A', { url: long.slice(0, -1) }).source).toHaveLength(512);
});
