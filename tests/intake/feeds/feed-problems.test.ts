import { describe, expect, test } from 'vitest';
import { FeedError } from '../../../src/intake/feeds/feed-error.ts';
import { waitAfter } from '../../../src/intake/feeds/feeds.ts';
import { databases } from '../../support/databases.ts';
import { item, never, reader, shown, startFeed } from '../../support/served-feed.ts';
import { LONG, lengthened } from '../../support/some-briefing.ts';

describe.each(databases)('what is wrong with a feed remembered on $name', ({ place }) => {
  test('an item that cannot be taken in is named with its feed, without its secrets, and holds up no other', async () => {
    const { server, feed } = await startFeed(place);
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
    const { server, feed } = await startFeed(place);
    server.items = [item('deep', '', { content_html: '<div>'.repeat(20_000) }), item('good')];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The good (archive)']);
    expect(feed.problems()).toEqual([
      expect.stringContaining('item "The deep": its HTML is nested too deeply'),
    ]);
  });

  test('an item is read again only when it has changed', async () => {
    const read: string[] = [];
    const { server, feed } = await startFeed(place, {
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
    const { server, feed } = await startFeed(place, {
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
    const { server, feed } = await startFeed(place);
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

  test('an item longer than is read since is named, and served as it is remembered', async () => {
    let older = true;
    const { server, feed, open } = await startFeed(place, {
      async item(one, ...more) {
        if (!older) return reader.item(one, ...more);
        const read = await reader.item({ ...one, content: { plain: 'So.\n\nAnalysis\n\nWhy.' } }, ...more);
        return 'briefing' in read ? { briefing: lengthened(read.briefing) } : read;
      },
    });
    server.items = [item('long', LONG)];
    await feed.poll(never);
    older = false;
    const newer = open();
    await newer.load();
    await newer.poll(never);
    expect(newer.problems()).toEqual([
      expect.stringMatching(/: item "The long": the paragraph "So it is.*…" has 29999 characters\. At most/),
    ]);
    expect(newer.items().map(({ briefing }) => briefing.entries[0]?.text.plain)).toEqual([LONG]);
  });

  test('what could not be read is read by the next start with other settings, and is archive still', async () => {
    const { server, feed, open } = await startFeed(place);
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
    const { server, feed, open } = await startFeed(place);
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
    const { server, feed } = await startFeed(place);
    const long = 'x'.repeat(100_000);
    server.items = [item('a\0b'), item('a\0c'), item(`${long}1`), item(`${long}2`), item('\ud800')];
    await feed.poll(never);
    await feed.poll(never);
    expect(feed.items()).toHaveLength(5);
    expect(feed.problems()).toEqual([]);
  });

  test('a feed that fails is named until it works again, and what was read is served', async () => {
    const { server, feed } = await startFeed(place);
    server.items = [item('one')];
    await feed.poll(never);
    server.error = new FeedError('it answers 503; it is tried again later', 60_000);
    expect(await feed.poll(never)).toEqual({ changed: true, failed: true, retryAfter: 60_000 });
    expect(feed.problems()).toEqual([
      'https://example.org/feed.json?…: it answers 503; it is tried again later',
    ]);
    expect(shown(feed)).toHaveLength(1);
    delete server.error;
    server.same = true;
    expect(await feed.poll(never)).toEqual({ changed: true, failed: false });
    expect(feed.problems()).toEqual([]);
    expect(server.asked.at(-1)).toEqual({ etag: '"1"' });
  });

  test('a thing that is no feed leaves what was read', async () => {
    const { server, feed } = await startFeed(place);
    server.items = [item('one')];
    await feed.poll(never);
    server.error = new FeedError('it is a web page, not a feed');
    await feed.poll(never);
    expect(shown(feed)).toHaveLength(1);
  });
});

test('a feed is asked every five minutes or so, ever less often while it fails, and never sooner than it wants', () => {
  const minutes = (ms: number) => ms / 60_000;
  expect(minutes(waitAfter(0, 0))).toBeCloseTo(4.5);
  expect(minutes(waitAfter(0, 1))).toBeCloseTo(5.5);
  expect(minutes(waitAfter(3, 0.5))).toBeCloseTo(40);
  expect(minutes(waitAfter(30, 0.5))).toBeCloseTo(360);
  expect(minutes(waitAfter(1, 0.5, 3_600_000))).toBeCloseTo(60);
});
