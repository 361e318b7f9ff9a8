import { chmod, mkdir, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Parse } from '../../src/briefings/briefing-file.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { forgetfulMemory } from '../../src/intake/memory.ts';
import { briefingOf, LONG, lengthened } from '../support/some-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { says, someFolder, WHOLE, watched } from '../support/watched-folder.ts';

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
    const published = { ...briefingOf('A text.', 'a.md') };
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

  test.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ['half-written', (file) => writeFile(file, '---\ntitle: Half'), /front matter is not closed/],
    ['of 50 MB', (file) => writeFile(file, '').then(() => truncate(file, 50_000_000)), /50000000 bytes/],
    ['a link out of the folder', (file) => symlink('/etc/hostname', file), /leads out of the folder/],
    ['a link to a file beside the folder', (file) => outside(file), /leads out of the folder/],
    ['a link to nowhere', (file) => symlink('nowhere.md', file), /cannot be read \(ENOENT\)/],
    ['a link to itself', (file) => symlink(file, file), /cannot be read \(ELOOP\)/],
    ['a folder', (file) => mkdir(file), /not a file/],
    ['a device', (file) => symlink('/dev/zero', file), /leads out of the folder/],
    ['empty', (file) => writeFile(file, ''), /no text/],
  ])('that is %s is named, and the good ones beside it are served', async (_, make, reason) => {
    const { path, write, rest, ids, named } = await someFolder();
    await write('good.md', 'A text.');
    await make(join(path, 'bad.md'));
    await rest();
    expect(ids()).toEqual(['good']);
    expect(named()).toEqual([expect.stringMatching(reason)]);
  });

  test.each([
    ['nowhere.md', 'There is none of this name, or it is a link to nothing: check the name'],
    ['bad.md', 'It is a link that leads to itself: put the file itself there'],
  ])('that is a link to %s says what to do', async (target, mend) => {
    const { path, folder, rest } = await someFolder();
    await symlink(target, join(path, 'bad.md'));
    await rest();
    expect(folder.problems()[0]?.mend).toBe(mend);
  });

  test('that may not be read is named, and read once it may be', async () => {
    const { path, folder, write, rest, ids, named } = await someFolder();
    await chmod(path, 0o755);
    await write('secret.md', 'A text.');
    await chmod(join(path, 'secret.md'), 0);
    await asNobody(rest);
    expect(named()).toEqual([expect.stringMatching(/cannot be read \(EACCES\)/)]);
    expect(folder.problems()[0]?.mend).toBe('Let the user who runs this read it');
    await chmod(join(path, 'secret.md'), 0o644);
    await asNobody(rest);
    expect([ids(), named()]).toEqual([['secret'], []]);
  });

  test('that cannot be read for want of something else than a change is tried again, and told of only then', async () => {
    const away = { is: true };
    const parse: Parse = (...args) => {
      if (away.is) throw new Error('no thread to be had');
      return parseBriefing(...args);
    };
    const { folder, write, rest, ids, named } = await someFolder(undefined, parse);
    await write('a.md', 'A text.');
    await rest();
    expect([ids(), named()]).toEqual([[], ['a.md: the file cannot be read (Error: no thread to be had)']]);
    expect(await folder.look()).toEqual({ changed: false });
    away.is = false;
    expect(await folder.look()).toEqual({ changed: true });
    expect([ids(), named()]).toEqual([['a'], []]);
    expect(await folder.look()).toEqual({ changed: false });
  });

  test('that could not be read and is being written anew is read once it is whole', async () => {
    const away = { is: true };
    const parse: Parse = (...args) => {
      if (away.is) throw new Error('no thread to be had');
      return parseBriefing(...args);
    };
    const { folder, clock, write, rest, ids } = await someFolder(undefined, parse);
    await write('a.md', 'A text.');
    await rest();
    away.is = false;
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
});

test('a link to another folder inside the folder is followed, as where a volume is switched by one link', async () => {
  const { path, write, rest, ids, named } = await someFolder();
  await mkdir(join(path, '..version-1'));
  await write('..version-1/a.md', 'A text.');
  await symlink('..version-1', join(path, '..data'));
  await symlink(join('..data', 'a.md'), join(path, 'a.md'));
  await rest();
  expect([ids(), named()]).toEqual([['a'], []]);
});

async function outside(file: string): Promise<void> {
  const other = join(await temporaryFolder(), 'other.md');
  await writeFile(other, 'Not yours to read.');
  await symlink(other, file);
}

/** Where the tests run as root, who may read everything, does `work` as somebody who may not. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
