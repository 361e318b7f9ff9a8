import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Parse } from '../../src/briefings/briefing-file.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { says, someFolder, WHOLE } from '../support/watched-folder.ts';

/** A folder with a file that was not read, as the machine was short of a thread to read it on. */
async function someUnread() {
  const machine = { isShort: true, reads: 0 };
  const parse: Parse = (...args) => {
    machine.reads += 1;
    if (machine.isShort) throw new Error('no thread to be had');
    return parseBriefing(...args);
  };
  const some = await someFolder(undefined, parse);
  await some.write('a.md', 'A text.');
  await some.rest();
  return { ...some, machine };
}

describe('a file', () => {
  test('that cannot be read for want of something else than a change is tried again, and told of only then', async () => {
    const { machine, folder, ids, named } = await someUnread();
    expect([ids(), named()]).toEqual([[], ['a.md: the file cannot be read (Error: no thread to be had)']]);
    expect(await folder.look()).toEqual({ changed: false });
    machine.isShort = false;
    expect(await folder.look()).toEqual({ changed: true });
    expect([ids(), named()]).toEqual([['a'], []]);
    expect(await folder.look()).toEqual({ changed: false });
  });

  test('that can be read again is read once for it', async () => {
    const { machine, folder } = await someUnread();
    Object.assign(machine, { isShort: false, reads: 0 });
    await folder.look();
    await folder.look();
    expect(machine.reads).toBe(1);
  });

  test('that could not be read and is being written anew is read once it is whole', async () => {
    const { machine, folder, clock, write, ids } = await someUnread();
    machine.isShort = false;
    await write('a.md', 'Half of');
    expect(await folder.look()).toEqual({ changed: false, lookAgain: WHOLE });
    await write('a.md', 'Half of another text.');
    expect(await folder.look()).toEqual({ changed: false, lookAgain: WHOLE });
    expect(ids()).toEqual([]);
    await clock.advance(WHOLE);
    expect(await folder.look()).toEqual({ changed: true });
    expect([...folder.briefings().values()].map(says)).toEqual([['Half of another text.']]);
  });

  test('that vanishes between the look and the reading is as if it never was', async () => {
    const { path, clock, folder, write, ids, named } = await someFolder();
    await folder.look();
    await write('a.md', 'A text.');
    await folder.look();
    await clock.advance(WHOLE);
    const looking = folder.look();
    await rm(join(path, 'a.md'));
    await looking;
    await folder.look();
    await clock.advance(WHOLE);
    await folder.look();
    expect([ids(), named()]).toEqual([[], []]);
  });
});

test('a folder that cannot be read is named, and what was read is served until it is back', async () => {
  const { path, folder, write, rest, ids, named } = await someFolder();
  await write('a.md', 'A text.');
  await rest();
  await rename(path, `${path}.away`);
  expect(await folder.look()).toEqual({ changed: true, lookAgain: 1000 });
  expect(await folder.look()).toEqual({ changed: false, lookAgain: 1000 });
  expect(ids()).toEqual(['a']);
  expect(named()[0]).toContain('the folder cannot be read (ENOENT)');
  await rename(`${path}.away`, path);
  expect(await folder.look()).toEqual({ changed: true });
  expect([ids(), named()]).toEqual([['a'], []]);
  expect(await folder.look()).toEqual({ changed: false });
});

test('an empty folder in the place of one that had files, as a lost mount leaves, removes none of them', async () => {
  const { path, folder, write, rest, ids, named } = await someFolder();
  await write('a.md', 'A text.');
  await rest();
  await rename(path, `${path}.away`);
  await mkdir(path);
  expect(await rest()).toEqual({ changed: false, lookAgain: 1000 });
  expect([ids(), named()]).toEqual([['a'], [expect.stringContaining('an empty folder has taken its place')]]);
  await rmdir(path);
  await rename(`${path}.away`, path);
  expect(await folder.look()).toEqual({ changed: true });
  expect([ids(), named()]).toEqual([['a'], []]);
});

test('a folder in the place of another holds what is in it, and nothing once that is removed', async () => {
  const { path, write, rest, ids } = await someFolder();
  await write('a.md', 'A text.');
  await rest();
  await rename(path, `${path}.away`);
  await mkdir(path);
  await write('b.md', 'B text.');
  await rest();
  expect(ids()).toEqual(['b']);
  await rm(join(path, 'b.md'));
  await rest();
  expect(ids()).toEqual([]);
});
