import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forgetfulMemory } from '../../src/intake/memory.ts';
import { briefingOf, LONG, lengthened } from '../support/some-briefing.ts';
import { says, someFolder, watched } from '../support/watched-folder.ts';

describe('a bad file', () => {
  test('leaves the last good version serving, is named, and is picked up when mended', async () => {
    const { folder, write, rest, ids, named } = await someFolder();
    await write('a.md', 'A text.');
    await rest();
    await write('a.md', '---\ntitle: [\n');
    await rest();
    expect([ids(), named()]).toEqual([['a'], ['a.md: the front matter is not closed']]);
    await write('a.md', 'A mended text.');
    await rest();
    expect(named()).toEqual([]);
    expect(says([...folder.briefings().values()][0])).toEqual(['A mended text.']);
  });

  test.each([
    ['bad', new Uint8Array([0, 1, 2])],
    ['longer than is read since', `---\nid: the-a\n---\n${LONG}`],
  ])('that was %s when the bot started serves as it was last published', async (_, content) => {
    const first = await someFolder();
    await first.write('a.md', '---\nid: the-a\n---\nA text.');
    await first.rest();
    const published = [...first.folder.briefings().values()].map((one) => lengthened(one));
    await first.write('a.md', content);
    const memory = {
      ...first.memory,
      lastGood: async (id: string) => published.find((one) => one.id === id),
    };
    const second = watched(first.path, memory);
    await second.rest();
    expect(second.ids()).toEqual(['the-a']);
    expect([...second.folder.briefings().values()].map(says)).toEqual([[LONG]]);
    expect(second.named()).toHaveLength(1);
  });

  test('that was renamed in the same moment serves as it was last published', async () => {
    const memory = forgetfulMemory();
    const published = briefingOf('A text.', 'a.md');
    const { path, write, rest, ids } = await someFolder({ ...memory, lastGood: async () => published });
    await write('a.md', 'A text.');
    await rest();
    await rename(join(path, 'a.md'), join(path, 'b.md'));
    await write('b.md', '---\nhalf');
    await rest();
    expect(ids()).toEqual(['a']);
  });

  test('keeps its name and its id to itself while it is bad, and nothing is remembered anew', async () => {
    const first = await someFolder();
    await first.write('a.md', 'A text.');
    await first.rest();
    await first.write('b.md', 'A text.');
    await first.write('a.md', '---\nhalf');
    const second = watched(first.path, first.memory);
    await second.rest();
    expect(second.ids()).toEqual(['b']);
    let written = 0;
    const third = watched(first.path, {
      ...first.memory,
      async remember(files) {
        written += 1;
        await first.memory.remember(files);
      },
    });
    await third.rest();
    const before = written;
    await third.write('c.md', '---\nhalf');
    await third.rest();
    await third.write('0.md', '---\ntitel: half\nage: 1\n---\nA text.');
    await third.rest();
    expect(written).toBe(before);
    expect(third.named().map((line) => line.replace(/:.*/, ''))).toEqual(['0.md', '0.md', 'a.md', 'c.md']);
  });
});
