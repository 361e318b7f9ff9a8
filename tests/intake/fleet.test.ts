import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { item, news, startSome } from '../support/some-intake.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { someFolder, watched } from '../support/watched-folder.ts';

test('what another process took in of a feed is handed over with the next change of the folder, never as it was before', async () => {
  const { remembered, given, write, handedOver } = await startSome();
  expect(given.at(-1)).toEqual({
    ids: ['a', 'from-a-feed'],
    says: ['A text.', 'As it was.'],
    retracted: [],
    archived: ['from-a-feed'],
    fromFeeds: ['from-a-feed'],
  });
  remembered.items.push(item(news('As it is now.')));
  await write('b.md', 'B text.');
  await handedOver('b');
  expect(given.at(-1)?.says).toEqual(['A text.', 'B text.', 'As it is now.']);
});

test('what another process retracted of a feed, or took back, is handed over though nothing else changes', async () => {
  const { memory, given, until } = await startSome({
    items: ['from-a-feed', 'another'].map((id, at) => ({ ...item(news('As it was.', id)), key: `${at}` })),
  });
  const retracted = (...ids: string[]) => until(() => isDeepStrictEqual(given.at(-1)?.retracted, ids));
  await memory.retract('from-a-feed', true);
  await retracted('from-a-feed');
  await Promise.all([memory.retract('from-a-feed', false), memory.retract('another', true)]);
  await retracted('another');
  await memory.retract('another', false);
  await retracted();
  expect(given).toHaveLength(4);
});

test('an item of a feed is retracted and taken back here at once, and of what no feed has nothing is remembered', async () => {
  const { intake, waits, memory, given, until } = await startSome();
  waits.endless = true;
  for (const wanted of [true, false]) {
    expect(await intake.retract('from-a-feed', wanted)).toBe(true);
    await until(() => given.at(-1)?.retracted.includes('from-a-feed') === wanted);
  }
  expect(await intake.retract('a', true)).toBe(false);
  expect(await memory.retracted()).toEqual([]);
});

test('without a briefing from a feed nobody asks which are retracted', async () => {
  const { asked, pushes } = await startSome({ items: [] });
  const before = asked.times;
  await pushes(40);
  expect(asked.times).toBe(before);
});

test('a file that was renamed before another process with a folder of its own got it is the briefing it was', async () => {
  const one = await someFolder();
  const path = await temporaryFolder();
  const other = watched(path, one.memory);
  await one.rest();
  await other.rest();
  await one.write('news.md', '# News\n\nA text.');
  await one.rest();
  await rename(join(one.path, 'news.md'), join(one.path, 'renamed.md'));
  await one.rest();
  expect(one.ids()).toEqual(['news']);
  await copyFile(join(one.path, 'renamed.md'), join(path, 'renamed.md'));
  await other.rest();
  expect(other.ids()).toEqual(['news']);
});
