import { describe, expect, test } from 'vitest';
import { databases } from '../../support/databases.ts';
import { DAY, item, NOW, never, shown, startFeed } from '../../support/served-feed.ts';

describe.each(databases)('a feed remembered on $name', ({ place }) => {
  test('what is there at first sight is the archive, what comes later is news, and what scrolls out stays', async () => {
    const { server, feed, open } = await startFeed(place);
    server.items = [item('one'), item('two')];
    expect(await feed.poll(never)).toEqual({ changed: true, failed: false });
    expect(shown(feed).sort()).toEqual(['The one (archive)', 'The two (archive)']);
    server.items = [item('three'), item('two')];
    expect((await feed.poll(never)).changed).toBe(true);
    expect((await feed.poll(never)).changed).toBe(false);
    const again = open();
    await again.load();
    expect(shown(again).sort()).toEqual(['The one (archive)', 'The three', 'The two (archive)']);
    await again.poll(never);
    expect(server.asked.at(-1)).toEqual({ etag: '"3"' });
  });

  test('an item that could not be read at first sight is archive once it can be', async () => {
    const { server, feed } = await startFeed(place);
    server.items = [item('one', '', { content_html: '<p>No headings.</p>' })];
    await feed.poll(never);
    server.items = [item('one')];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The one (archive)']);
  });

  test('an item with the title and date of one that is gone and another link is news, and one that is known stays what it is', async () => {
    const { server, feed } = await startFeed(place);
    const traits = { title: 'Rates', date_published: '2026-11-03T00:00:00.000Z' };
    const at = (id: string, url: string) => item(id, `Of ${id}.`, { ...traits, url });
    server.items = [at('one', 'https://example.org/1'), at('two', 'https://example.org/1')];
    await feed.poll(never);
    const idOf = (key: string) => feed.items().find((one) => one.key === key)?.briefing.id;
    const before = idOf('two');
    server.items = [at('three', 'https://example.org/3'), at('two', 'https://example.org/1')];
    await feed.poll(never);
    expect(idOf('two')).toBe(before);
    expect(shown(feed).sort()).toEqual(['Rates', 'Rates (archive)', 'Rates (archive)']);
    server.items = [at('three', 'https://example.org/3'), at('four', 'https://example.org/3')];
    await feed.poll(never);
    expect(shown(feed)).toHaveLength(4);
  });

  test('a feed that was empty at first sight has only news', async () => {
    const { server, feed } = await startFeed(place);
    await feed.poll(never);
    server.items = [item('one')];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The one']);
  });

  test('an old item that moves into view is archive: by what is known of the feed, or by when it was first seen', async () => {
    const { server, feed, open } = await startFeed(place);
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
    const { server, feed } = await startFeed(place);
    await feed.poll(never);
    server.items = [item('old', 'A text.', { date_published: new Date(NOW - 9 * DAY).toISOString() })];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['The old (archive)']);
  });

  test('a date by mistake in the future makes no archive of what follows', async () => {
    const { server, feed } = await startFeed(place);
    await feed.poll(never);
    for (const day of [9_999, 1]) {
      server.items = [item(`${day}`, 'A text.', { date_published: new Date(NOW + day * DAY).toISOString() })];
      await feed.poll(never);
    }
    expect(shown(feed).sort()).toEqual(['The 1', 'The 9999']);
  });

  test('an edited item is the same briefing, under its id, whatever its title is now', async () => {
    const { server, feed } = await startFeed(place);
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
    const { server, feed, open } = await startFeed(place);
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

  test.each([{ date_published: '2026-11-03T00:00:00.000Z' }, {}])(
    'items of a site that moves to another address, and guids with it, are what they were (%j)',
    async (dated) => {
      const { server, feed } = await startFeed(place);
      await feed.poll(never);
      const at = (site: string, text = 'A text.') => {
        const url = `${site}/one`;
        return item(url, `${text} <a href="${url}#more">More.</a>`, { title: 'The one', url, ...dated });
      };
      server.items = [at('http://example.org')];
      await feed.poll(never);
      const [before] = feed.items();
      server.items = [at('https://www.example.org')];
      await feed.poll(never);
      expect(shown(feed)).toEqual(['The one']);
      expect(feed.items()[0]).toMatchObject({
        key: 'https://www.example.org/one',
        briefing: { id: before?.briefing.id, source: 'https://www.example.org/one' },
      });
      server.items = [at('https://example.com', 'Another text.')];
      await feed.poll(never);
      expect(shown(feed)).toEqual(['The one', 'The one']);
    },
  );

  test('of two items that come with the title, date and link of one that is gone, one is that and the other is news', async () => {
    const { server, feed } = await startFeed(place);
    const traits = {
      title: 'Rates',
      url: 'https://example.org/',
      date_published: '2026-11-01T00:00:00.000Z',
    };
    server.items = [item('one', 'A text.', traits)];
    await feed.poll(never);
    const [before] = feed.items();
    server.items = [item('two', 'A text.', traits), item('three', 'Another text.', traits)];
    await feed.poll(never);
    const ids = feed.items().map(({ briefing }) => briefing.id);
    expect(new Set(ids).size).toBe(2);
    expect(ids).toContain(before?.briefing.id);
  });

  test('an item without a date that shares title and link with one that is gone is news: it may be of another week', async () => {
    const { server, feed } = await startFeed(place);
    const weekly = { title: 'This week', url: 'https://example.org/this-week' };
    server.items = [item('1', 'The first week.', weekly)];
    await feed.poll(never);
    server.items = [item('2', 'The second week.', weekly)];
    await feed.poll(never);
    expect(shown(feed)).toEqual(['This week (archive)', 'This week']);
  });

  test('items that share a guid are named and stay what they are, each by its link or else by its title', async () => {
    const { server, feed } = await startFeed(place);
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
    server.items = [one('x'), one('y'), one('z')];
    await feed.poll(never);
    expect(feed.problems()).toEqual([
      expect.stringMatching(/"The x" and "The y" and 1 more have the same guid/),
    ]);
  });
});
