import { describe, expect, test } from 'vitest';
import { createFeed } from '../../../src/intake/feeds/feed.ts';
import type { FeedMemory } from '../../../src/intake/feeds/feed-memory.ts';
import { databases } from '../../support/databases.ts';
import { ADDRESS, item, NOW, never, reader, shown, startFeed } from '../../support/served-feed.ts';
import { briefingOf } from '../../support/some-briefing.ts';

type Since = Awaited<ReturnType<FeedMemory['itemsSince']>>;

const MOST = 500;
const items = (last: string) => Array.from({ length: MOST }, (_, at) => item(`${at}`, at ? 'A text.' : last));

describe.each(databases)('what a feed remembered on $name costs', ({ place }) => {
  test('of what is remembered a look reads what was written since the last one, by this process or another', async () => {
    const { server, feed, open, remembered } = await startFeed(place);
    const other = open();
    const readBy = async (look: () => Promise<unknown>) => {
      remembered.length = 0;
      await look();
      return remembered.flat();
    };
    server.items = items('A text.');
    expect(await readBy(() => feed.poll(never))).toHaveLength(MOST);
    expect(await readBy(() => other.load())).toHaveLength(MOST);
    expect(await readBy(() => feed.poll(never))).toEqual([]);
    server.items = [...items('A corrected text.').slice(0, 10), item('new')];
    expect((await readBy(() => feed.poll(never))).sort()).toEqual(['0', 'new']);
    expect(await readBy(() => feed.load())).toEqual([]);
    server.same = true;
    expect((await readBy(() => other.poll(never))).sort()).toEqual(['0', 'new']);
    expect(shown(other)).toHaveLength(MOST + 1);
    expect(shown(other).sort()).toEqual(shown(feed).sort());
  });

  test('what another process took in is told of by the next look, when the one that saw it is broken off', async () => {
    let broken = false;
    const { server, feed, open } = await startFeed(place, {
      feed: (...order) =>
        broken ? Promise.reject(new Error('The reader is closed.')) : reader.feed(...order),
    });
    server.items = [item('one')];
    await open().poll(never);
    broken = true;
    await expect(feed.poll(never)).rejects.toThrow('closed');
    server.same = true;
    expect(await feed.poll(never)).toEqual({ changed: true, failed: false });
    expect(await feed.poll(never)).toEqual({ changed: false, failed: false });
  });

  test('while hundreds of items are taken in, at first sight or again, everything else goes on between two of them', async () => {
    const { server, feed, open } = await startFeed(place);
    server.items = items('A text.');
    for (const look of [feed, feed, open()]) {
      let turns = 0;
      let over = false;
      const beat = (): void => {
        turns += 1;
        if (!over) setImmediate(beat);
      };
      beat();
      await look.poll(never);
      over = true;
      expect(turns).toBeGreaterThan(MOST);
    }
  });
});

test('of two answers of the memory that come in the wrong order the older is not taken for the newer', async () => {
  const known = (text: string) => ({ key: 'one', archived: false, briefing: briefingOf(text) });
  const [first, second] = [Promise.withResolvers<Since>(), Promise.withResolvers<Since>()];
  const answers = [first.promise, second.promise];
  const feed = createFeed(ADDRESS, {
    fetchFeed: async () => ({ kind: 'same' }),
    reader,
    memory: {
      validators: async () => ({}),
      firstSeen: async () => undefined,
      itemsSince: () => answers.shift() ?? expect.fail(),
      save: async () => {},
    },
    loose: false,
    now: () => NOW,
  });
  const loading = [feed.load(), feed.load()];
  second.resolve({ items: [known('As it is now.')], version: 2 });
  await loading[1];
  first.resolve({ items: [known('As it was.')], version: 1 });
  await loading[0];
  expect(feed.items().map(({ briefing }) => briefing.entries[0]?.text.plain)).toEqual(['As it is now.']);
});
