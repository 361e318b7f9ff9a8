import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { says, someFolder, WHOLE } from '../support/watched-folder.ts';

describe('a file counts when it is whole', () => {
  test('what was written long ago counts at the first look', async () => {
    const { path, folder, write, ids } = await someFolder();
    await write('a.md', 'A text.');
    await utimes(join(path, 'a.md'), 1_000, 1_000);
    expect(await folder.look()).toEqual({ changed: true });
    expect(ids()).toEqual(['a']);
  });

  test('what is new counts when it has not changed for a while, and says when to look again', async () => {
    const { clock, folder, write, ids } = await someFolder();
    await folder.look();
    await write('a.md', 'A text.');
    expect(await folder.look()).toEqual({ changed: false, lookAgain: WHOLE });
    await clock.advance(WHOLE - 1);
    expect(await folder.look()).toEqual({ changed: false, lookAgain: 1 });
    await write('a.md', 'A text. And more of it.');
    await clock.advance(1);
    expect((await folder.look()).changed).toBe(false);
    expect(ids()).toEqual([]);
    await clock.advance(WHOLE);
    expect(await folder.look()).toEqual({ changed: true });
    expect(says([...folder.briefings().values()][0])).toEqual(['A text. And more of it.']);
  });

  test('files that come together appear together, but not for ever', async () => {
    const { clock, folder, write, ids } = await someFolder();
    await folder.look();
    await write('b.md', 'B.');
    await folder.look();
    await clock.advance(400);
    await write('a.md', 'A.');
    await folder.look();
    await clock.advance(400);
    expect((await folder.look()).changed).toBe(false);
    await clock.advance(300);
    expect((await folder.look()).changed).toBe(true);
    expect(ids()).toEqual(['a', 'b']);
    await write('c.md', 'C.');
    for (let grown = 0; grown < 6; grown += 1) {
      await write('endless.md', `So far ${'on '.repeat(grown)}.`);
      await folder.look();
      await clock.advance(300);
    }
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  test('nothing changes while nothing changes', async () => {
    const { clock, folder, rest, write } = await someFolder();
    await write('a.md', 'A text.');
    await rest();
    await clock.advance(60_000);
    expect(await folder.look()).toEqual({ changed: false });
  });

  test('a file that is removed leaves, unless it is back at once', async () => {
    const { path, clock, folder, write, rest, ids } = await someFolder();
    await write('a.md', 'A text.');
    await write('b.md', 'B text.');
    await rest();
    await rm(join(path, 'a.md'));
    await folder.look();
    await write('a.md', 'A new text.');
    await rest();
    expect(ids()).toEqual(['a', 'b']);
    await rm(join(path, 'a.md'));
    await rest();
    expect(ids()).toEqual(['b']);
    await clock.advance(60_000);
    expect(await folder.look()).toEqual({ changed: false });
  });
});
