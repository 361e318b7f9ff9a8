import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { itemBriefing } from '../../../src/intake/feeds/item-briefing.ts';
import { atom, json, read, readOne, rss } from './reading.ts';

describe('a title', () => {
  test.each([
    ['Tom &amp;amp; Jerry', 'Tom & Jerry'],
    ['It&amp;#8217;s', 'It’s'],
    ['1 &lt; 2 &amp;amp; 3', '1 < 2 & 3'],
    ['A\n  line', 'A line'],
  ])('%j reads %j', (written, title) => {
    expect(readOne(rss(`<item><title>${written}</title></item>`)).title).toBe(title);
  });

  test('of thousands of tags holds nothing up', () => {
    const deep = '&lt;b&gt;'.repeat(50_000);
    expect(readOne(atom(`<title type="html">A${deep}</title><id>a</id>`)).title).toMatch(/^A/);
  });
});

describe('a link', () => {
  test('that a browser would not open as a page is none', () => {
    const [script, page] = ['javascript:alert(1)', 'https://example.org/a'];
    const items = read(json({ id: '1', url: script }, { id: '2', url: page }));
    expect(items.map(({ link }) => link)).toEqual([undefined, page]);
  });

  test('is the guid where that is an address, unless it says that it is none', () => {
    const linkOf = (guid: string) => readOne(rss(`<item><title>A</title>${guid}</item>`)).link;
    expect(linkOf('<guid>https://example.org/a</guid>')).toBe('https://example.org/a');
    expect(linkOf('<guid isPermaLink="false">https://example.org/a</guid>')).toBe(undefined);
    for (const guid of ['4711', 'tag:example.org,2026:1', 'post-1'])
      expect(linkOf(`<guid>${guid}</guid>`)).toBe(undefined);
  });

  test('in Atom counts from the base that the feed says', () => {
    const entry = '<title>A</title><id>a</id><link href="one"/>';
    expect(readOne(atom(entry, ' xml:base="https://site.example/"')).link).toBe('https://site.example/one');
  });

  test('of a site that its feed names only by a path is where the feed is', () => {
    const feed = rss('<link>/news/</link><item><title>A</title><link>one</link></item>');
    expect(readOne(feed).link).toBe('https://example.org/news/one');
  });
});

test.each([
  ['2026-11-26 10:00:00', '2026-11-26T10:00Z'],
  ['2026-11-26T10:00', '2026-11-26T10:00Z'],
  ['Thu, 26 Nov 2026 10:00:00', '2026-11-26T10:00Z'],
  ['Nov 26, 2026', '2026-11-26'],
  ['26-Nov-2026', '2026-11-26'],
  ['26 Nov 2026 UTC', '2026-11-26'],
  ['Nov 26, 2026 4:00 PM', '2026-11-26T16:00Z'],
  ['Nov 26, 2026 4:00 PM EST', '2026-11-26T21:00Z'],
  ['2026-11-26 10:00:00-0500 (EST)', '2026-11-26T15:00Z'],
  [' 2026-11-26 ', '2026-11-26'],
  ['2026-11', '2026-11-01'],
  ['2026-11-26 10:00:00 -0500', '2026-11-26T15:00Z'],
  ['2026-11-26T10:00:00-05:00', '2026-11-26T15:00Z'],
  ['Thu, 26 Nov 2026 10:00:00 EST', '2026-11-26T15:00Z'],
  ['Thu, 26 Nov 2026 10:00:00 Z', '2026-11-26T10:00Z'],
  ['Thu, 26 Nov 2026 10:00:00 CET', '2026-11-26T10:00Z'],
  ['Thu,26 Nov 2026 10:00 MSK', '2026-11-26T10:00Z'],
  ['gestern', undefined],
])('the date %j is the same in every time zone', (written, time) => {
  for (const zone of ['Asia/Tokyo', 'America/New_York']) {
    vi.stubEnv('TZ', zone);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { date } = readOne(rss(`<item><title>A</title><pubDate>${written}</pubDate></item>`));
    expect(date).toBe(time && Date.parse(time));
  }
});

test('lines without any tag in RSS are a text that is read as in a file', () => {
  const read = (text: string) =>
    itemBriefing(
      readOne(rss(`<item><title>A</title><description><![CDATA[${text}]]></description></item>`)),
      'a',
      false,
    );
  expect(read('Tea &amp; milk.\n\nKey takeaways\n- One\n- Two')).toMatchObject({
    briefing: {
      entries: [
        { section: 'summary', text: { plain: 'Tea & milk.' } },
        { section: 'takeaways', text: { plain: 'One' } },
        { section: 'takeaways', text: { plain: 'Two' } },
      ],
    },
  });
  expect(read('<h2>Analysis</h2>\n\nIt is\n- so')).toMatchObject({
    briefing: { entries: [{ text: { plain: 'It is - so' } }] },
  });
});

test('the content of Atom is HTML when it says so by any of its names, or says nothing and begins with a tag', () => {
  const contentOf = (attributes: string, text: string) =>
    readOne(atom(`<title>A</title><id>a</id><content${attributes}>${text}</content>`)).content;
  const [escaped, page] = ['&lt;p&gt;One &amp;amp; two.&lt;/p&gt;', { html: '<p>One &amp; two.</p>' }];
  for (const type of ['html', 'text/html', 'HTML', 'application/xhtml+xml'])
    expect(contentOf(` type="${type}"`, escaped)).toEqual(page);
  expect(contentOf('', escaped)).toEqual(page);
  expect(contentOf(' type="text"', escaped)).toEqual({ plain: '<p>One &amp; two.</p>' });
  expect(contentOf('', 'Is 1 &lt; 2?')).toEqual({ plain: 'Is 1 < 2?' });
  expect(contentOf('', '&lt;3 for all')).toEqual({ plain: '<3 for all' });
});

test('the subjects of an item of RSS 1.0 are its topics', () => {
  const item = readOne(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://example.org/"><title>F</title><link>https://example.org/</link></channel>
    <item rdf:about="https://example.org/id"><title>A</title><link>https://example.org/a</link><dc:subject>Banks</dc:subject></item></rdf:RDF>`,
  );
  expect(item).toMatchObject({ key: 'https://example.org/id', topics: ['Banks'] });
});

describe('an item', () => {
  test('of the guid of another is a different one when it differs in link or title, else the same', () => {
    const item = (title: string, link: string) =>
      `<item><guid isPermaLink="false">same</guid><title>${title}</title><link>https://example.org/${link}</link></item>`;
    expect(read(rss(item('A', '1') + item('A', '2')))).toHaveLength(2);
    expect(read(rss(item('A', '1') + item('B', '1')))).toHaveLength(2);
    expect(read(rss(item('A', '1') + item('A', '1')))).toHaveLength(1);
  });

  test('is known by its id without space around it, by its link, or by all it says; what no index keeps is hashed', () => {
    const keys = read(
      json(
        { id: ' a ', url: 'https://example.org/a' },
        { id: ' ', url: 'https://example.org/b' },
        { id: 'x'.repeat(500) },
        { id: 'x'.repeat(501) },
        { id: 'é' },
      ),
    ).map(({ key }) => key);
    expect(keys.slice(0, 3)).toEqual(['a', 'https://example.org/b', 'x'.repeat(500)]);
    for (const key of keys.slice(3)) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(keys).size).toBe(5);
  });
});
