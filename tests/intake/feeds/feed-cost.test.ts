import { describe, expect, test } from 'vitest';
import { databases } from '../../support/databases.ts';
import { item, never, shown, startFeed } from '../../support/served-feed.ts';

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
