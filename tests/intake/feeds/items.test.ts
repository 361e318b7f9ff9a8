import { describe, expect, test } from 'vitest';
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

  test('in Atom counts from the base that the feed says', () => {
    const entry = '<title>A</title><id>a</id><link href="one"/>';
    expect(readOne(atom(entry, ' xml:base="https://site.example/"')).link).toBe('https://site.example/one');
  });

  test('of a site that its feed names only by a path is where the feed is', () => {
    const feed = rss('<link>/news/</link><item><title>A</title><link>one</link></item>');
    expect(readOne(feed).link).toBe('https://example.org/news/one');
  });
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
