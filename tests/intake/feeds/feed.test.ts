import { describe, expect, test } from 'vitest';
import { createFeed, type FeedReader } from '../../../src/intake/feeds/feed.ts';
import { FeedError } from '../../../src/intake/feeds/feed-error.ts';
import { waitAfter } from '../../../src/intake/feeds/feeds.ts';
import type { FetchFeed, Validators } from '../../../src/intake/feeds/fetch-feed.ts';
import { itemBriefing } from '../../../src/intake/feeds/item-briefing.ts';
import { readFeed } from '../../../src/intake/feeds/read-feed.ts';
import { databases, openFor } from '../../support/databases.ts';

const ADDRESS = 'https://me:secret@example.org/feed.json?key=secret';
/** Reads at once what the bot reads on a thread of its own. */
const reader: FeedReader = {
  feed: async (...order) => readFeed(...order),
  item: async (...order) => itemBriefing(...order),
};
/** When a feed is looked at. */
const NOW = Date.UTC(2026, 10, 2);
const DAY = 24 * 60 * 60_000;
const never = new AbortController().signal;

const item = (id: string, text = 'A text.', more = {}) => ({
  id,
  title: `The ${id}`,
  content_html: `<p>${text}</p><h2>Analysis</h2><p>Why.</p>`,
  ...more,
});

describe.each(databases)('a feed remembered on $name', ({ place }) => {
  /** A feed whose server gives these items, or fails. */
  async function startFeed(reads: Partial<FeedReader> = {}) {
    const { feedMemory } = await openFor(await place());
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
        memory: feedMemory,
        loose,
        now: () => NOW,
      });
    return { server, open, feed: open() };
  }
  const shown = (feed: ReturnType<typeof createFeed>) =>
    feed.items().map(({ briefing, archived }) => `${briefing.title}${archived ? ' (archive)' : ''}`);

  test('what is there at first sight is the archive, what comes later is news, and what scrolls out stays', async () => {
    const { server, feed, open } = await startFeed();
    server.items = [item('one'), item('two')];
    expect(await feed.poll(never)).toEqual({ changed: true, failed: false });
    expect(shown(feed).sort()).toEqual(['The one (archive)', 'The two (archive)']);
    server.items = [item('three'), item('two')];
    expect((await feed.poll(never)).changed).toBe(true);
    expect((await feed.poll(never)).changed).toBe(false);
    const again = open();
    await again.load();
    expect(shown(again).sort()).toEqual(['The one (archive)', 'The three', 'The two (archive)']);
  });

  test('a feed that was empty at first sight has only news', async () => {
    const { server, feed } = await startFeed();
    await feed.poll(never);
    server.items = [item('one')];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The one']);
  });

  test('an old item that moves into view is archive: by what is known of the feed, or by when it was first seen', async () => {
    const { server, feed, open } = await startFeed();
    const dated = (...days: number[]) =>
      days.map((day) =>
        item(`${day}`, 'A text.', { date_published: new Date(NOW + day * DAY).toISOString() }),
      );
    server.items = dated(-2, -4, -6);
    await feed.poll(never);
    // One that was withdrawn, a longer list, and one that was a draft; a day's date may be of the day before.
    server.items = [...dated(2, 0, -0.5, -2, -5, -6, -7, -8), item('undated')];
    await feed.poll(never);
    const again = open();
    await again.load();
    server.items = dated(3, -9);
    await again.poll(never);
    expect(
      shown(again)
        .filter((one) => !one.endsWith('(archive)'))
        .sort(),
    ).toEqual(['The -0.5', 'The 0', 'The 2', 'The 3', 'The undated']);
    expect(again.items()).toHaveLength(12);
  });

  test('a feed that was empty at first sight and then shows old items has no news', async () => {
    const { server, feed } = await startFeed();
    await feed.poll(never);
    server.items = [item('old', 'A text.', { date_published: new Date(NOW - 9 * DAY).toISOString() })];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The old (archive)']);
  });

  test('a date by mistake in the future makes no archive of what follows', async () => {
    const { server, feed } = await startFeed();
    await feed.poll(never);
    for (const day of [9_999, 1]) {
      server.items = [item(`${day}`, 'A text.', { date_published: new Date(NOW + day * DAY).toISOString() })];
      await feed.poll(never);
    }
    expect(shown(feed).sort()).toEqual(['The 1', 'The 9999']);
  });

  test('an edited item is the same briefing, under its id, whatever its title is now', async () => {
    const { server, feed } = await startFeed();
    server.items = [item('one')];
    await feed.poll(never);
    const [before] = feed.items();
    server.items = [item('one', 'Another text.', { title: 'A new title' })];
    expect((await feed.poll(never)).changed).toBe(true);
    const [after] = feed.items();
    expect(after?.briefing.id).toBe(before?.briefing.id);
    expect([after?.briefing.title, after?.archived]).toEqual(['A new title', true]);
    expect(after?.briefing.entries[0]?.text.plain).toBe('Another text.');
  });

  test('items that get new guids are what they were; one that shares but its link with an older one is news', async () => {
    const { server, feed, open } = await startFeed();
    const traits = { url: 'https://example.org/one', date_published: '2026-11-01T00:00:00.000Z' };
    server.items = [item('one', 'A text.', traits)];
    await feed.poll(never);
    const [before] = feed.items();
    server.items = [{ ...item('one', 'A corrected text.', traits), id: 'another guid' }];
    await feed.poll(never);
    await feed.poll(never);
    expect(feed.items()).toHaveLength(1);
    expect(feed.items()[0]).toMatchObject({ key: 'another guid', archived: true });
    expect(feed.items()[0]?.briefing.id).toBe(before?.briefing.id);
    expect(feed.items()[0]?.briefing.entries[0]?.text.plain).toBe('A corrected text.');
    server.items = [item('one', 'A text.', traits)];
    await feed.poll(never);
    expect(feed.items().map(({ key }) => key)).toEqual(['one']);
    server.items = [
      { ...item('one', 'A text.', traits), id: 'two', date_published: '2026-11-02T00:00:00.000Z' },
    ];
    const again = open();
    await again.load();
    await again.poll(never);
    expect(shown(again).sort()).toEqual(['The one', 'The one (archive)']);
    expect(new Set(again.items().map(({ briefing }) => briefing.id)).size).toBe(2);
  });

  test('items that share a guid are named and stay what they are, each by its link or else by its title', async () => {
    const { server, feed } = await startFeed();
    const one = (name: string, more = {}) => ({ ...item(name, `Of ${name}.`, more), id: 'same' });
    const says = () =>
      feed
        .items()
        .map(({ briefing, archived }) => [briefing.entries[0]?.text.plain, archived])
        .sort();
    server.items = [one('a')];
    await feed.poll(never);
    const [first] = feed.items();
    server.items = [one('b'), one('a')];
    await feed.poll(never);
    await feed.poll(never);
    expect(says()).toEqual([
      ['Of a.', true],
      ['Of b.', false],
    ]);
    expect(feed.items().find(({ archived }) => archived)?.briefing.id).toBe(first?.briefing.id);
    expect(feed.problems()).toEqual([
      expect.stringMatching(/items "The b" and "The a" have the same guid "same"/),
    ]);
    const linked = (name: string, more = {}) => one(name, { url: `https://example.org/${name}`, ...more });
    server.items = [linked('d'), linked('c')];
    await feed.poll(never);
    server.items = [linked('d'), linked('c', { title: 'Another title' })];
    await feed.poll(never);
    expect(says()).toEqual([
      ['Of a.', true],
      ['Of b.', false],
      ['Of c.', false],
      ['Of d.', false],
    ]);
    server.items = [item('e'), item('e')];
    await feed.poll(never);
    expect([feed.items().length, feed.problems()]).toEqual([5, []]);
  });

  test('an item that cannot be taken in is named with its feed, without its secrets, and holds up no other', async () => {
    const { server, feed } = await startFeed();
    server.items = [{ id: 'bad', title: 'The bad', content_html: '<p>No headings.</p>' }, item('good')];
    expect((await feed.poll(never)).changed).toBe(true);
    expect(shown(feed)).toEqual(['The good (archive)']);
    expect(feed.problems()).toEqual([
      expect.stringMatching(
        /^https:\/\/example\.org\/feed\.json\?…: item "The bad": it has none of the headings/,
      ),
    ]);
    server.same = true;
    expect((await feed.poll(never)).changed).toBe(false);
    expect(feed.problems()).toHaveLength(1);
  });

  test('whatever its HTML does to the converters, an item holds up no other', async () => {
    const { server, feed } = await startFeed();
    server.items = [item('deep', '', { content_html: '<div>'.repeat(20_000) }), item('good')];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The good (archive)']);
    expect(feed.problems()).toEqual([
      expect.stringContaining('item "The deep": its HTML is nested too deeply'),
    ]);
  });

  test('an item is read again only when it has changed', async () => {
    const read: string[] = [];
    const { server, feed } = await startFeed({
      item: (item, ...more) => {
        read.push(item.title);
        return reader.item(item, ...more);
      },
    });
    server.items = [item('one'), item('two')];
    await feed.poll(never);
    await feed.poll(never);
    server.items = [item('one'), item('two', 'Another text.')];
    await feed.poll(never);
    expect(read).toEqual(['The one', 'The two', 'The two']);
  });

  test('items that cost too much are named, and hold up the others for a few of them only', async () => {
    const { server, feed } = await startFeed({
      item: async (item, ...more) =>
        item.title.startsWith('The slow')
          ? { problem: 'it takes more than 5 s', tooMuch: true }
          : reader.item(item, ...more),
    });
    server.items = [item('good'), ...[1, 2, 3, 4].map((one) => item(`slow ${one}`)), item('late')];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The good (archive)']);
    expect(feed.problems().map((line) => line.replace(/.*: item /, ''))).toEqual([
      '"The slow 1": it takes more than 5 s',
      '"The slow 2": it takes more than 5 s',
      '"The slow 3": it takes more than 5 s',
      '"The slow 4": it was not read yet: others before it took too long',
      '"The late": it was not read yet: others before it took too long',
    ]);
    await feed.poll(never);
    expect(shown(feed).sort()).toEqual(['The good (archive)', 'The late (archive)']);
  });

  test('of a feed with thousands of items the latest are read, and of many that cannot be the first are named', async () => {
    const { server, feed } = await startFeed();
    const day = (at: number) => new Date(at * 86_400_000).toISOString();
    server.items = Array.from({ length: 2000 }, (_, at) =>
      item(`${at}`, 'A text.', { date_published: day(at) }),
    );
    await feed.poll(never);
    expect(feed.items()).toHaveLength(500);
    expect(shown(feed)).toEqual(expect.arrayContaining(['The 1999 (archive)', 'The 1500 (archive)']));
    server.items = Array.from({ length: 30 }, (_, at) => ({
      id: `bad ${at}`,
      title: `Bad ${at}`,
      content_text: 'No.',
    }));
    await feed.poll(never);
    expect(feed.problems()).toHaveLength(21);
    expect(feed.problems().at(-1)).toContain('10 more items cannot be read');
  });

  test('what could not be read is read by the next start with other settings, and is archive still', async () => {
    const { server, feed, open } = await startFeed();
    server.items = [{ id: 'plain', title: 'The plain', content_html: '<p>No headings.</p>' }];
    await feed.poll(never);
    const loose = open(true);
    await loose.load();
    expect(await loose.poll(never)).toEqual({ changed: true, failed: false });
    expect(shown(loose)).toEqual(['The plain (archive)']);
    expect(server.asked.at(-1)).toEqual({});
    await loose.poll(never);
    expect(server.asked.at(-1)).toEqual({ etag: '"2"' });
  });

  test('what another process took in is there too, though the server then says that nothing changed', async () => {
    const { server, feed, open } = await startFeed();
    server.items = [item('one')];
    await feed.poll(never);
    const other = open();
    await other.load();
    server.items = [item('one'), item('two')];
    await feed.poll(never);
    server.same = true;
    expect(shown(other)).toEqual(['The one (archive)']);
    expect((await other.poll(never)).changed).toBe(true);
    expect(shown(other).sort()).toEqual(['The one (archive)', 'The two']);
    expect((await other.poll(never)).changed).toBe(false);
  });

  test('a guid no database takes still tells items apart', async () => {
    const { server, feed } = await startFeed();
    const long = 'x'.repeat(100_000);
    server.items = [item('a\0b'), item('a\0c'), item(`${long}1`), item(`${long}2`), item('\ud800')];
    await feed.poll(never);
    await feed.poll(never);
    expect(feed.items()).toHaveLength(5);
    expect(feed.problems()).toEqual([]);
  });

  test('a feed that fails is named until it works again, and what was read is served', async () => {
    const { server, feed } = await startFeed();
    server.items = [item('one')];
    await feed.poll(never);
    server.error = new FeedError('answers 503; it is tried again later', 60_000);
    expect(await feed.poll(never)).toEqual({ changed: true, failed: true, retryAfter: 60_000 });
    expect(feed.problems()).toEqual([
      'https://example.org/feed.json?…: answers 503; it is tried again later',
    ]);
    expect(shown(feed)).toHaveLength(1);
    delete server.error;
    server.same = true;
    expect(await feed.poll(never)).toEqual({ changed: true, failed: false });
    expect(feed.problems()).toEqual([]);
    expect(server.asked.at(-1)).toEqual({ etag: '"1"' });
  });

  test('a thing that is no feed leaves what was read', async () => {
    const { server, feed } = await startFeed();
    server.items = [item('one')];
    await feed.poll(never);
    server.error = new FeedError('is a web page, not a feed');
    await feed.poll(never);
    expect(shown(feed)).toHaveLength(1);
  });
});

test('a feed is asked every five minutes or so, ever less often while it fails, and never sooner than it wants', () => {
  const minutes = (ms: number) => ms / 60_000;
  expect(minutes(waitAfter(0, undefined, 0))).toBeCloseTo(4.5);
  expect(minutes(waitAfter(0, undefined, 1))).toBeCloseTo(5.5);
  expect(minutes(waitAfter(3, undefined, 0.5))).toBeCloseTo(40);
  expect(minutes(waitAfter(30, undefined, 0.5))).toBeCloseTo(360);
  expect(minutes(waitAfter(1, 3_600_000, 0.5))).toBeCloseTo(60);
});
