import { chmod, link, mkdir, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { createFolder } from '../../src/intake/folder/folder.ts';
import { forgetfulMemory, type IntakeMemory } from '../../src/intake/memory.ts';
import { manualClock } from '../support/manual-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const WHOLE = 700;

async function someFolder(memory: IntakeMemory = forgetfulMemory()) {
  const path = await temporaryFolder();
  return { ...watched(path, memory), path, memory };
}

function watched(path: string, memory: IntakeMemory) {
  const clock = manualClock(Date.now());
  const folder = createFolder(path, memory, clock.now, parseBriefing);
  const write = (name: string, text: string | Uint8Array) => writeFile(join(path, name), text);
  /** Looks, lets everything come to rest, and looks again. */
  const rest = async () => {
    await folder.look();
    await clock.advance(WHOLE);
    return folder.look();
  };
  const ids = () => [...folder.briefings().values()].map(({ id }) => id).sort();
  const named = () => folder.problems().map(({ file, found }) => `${file.slice(path.length + 1)}: ${found}`);
  return { clock, folder, write, rest, ids, named };
}

const says = (briefing: Briefing | undefined) => briefing?.entries.map(({ text }) => text.plain);

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

  test('that was bad when the bot started serves as it was last published', async () => {
    const first = await someFolder();
    await first.write('a.md', '---\nid: the-a\n---\nA text.');
    await first.rest();
    const published = [...first.folder.briefings().values()];
    await first.write('a.md', new Uint8Array([0, 1, 2]));
    const memory = {
      ...first.memory,
      lastGood: async (id: string) => published.find((one) => one.id === id),
    };
    const second = watched(first.path, memory);
    await second.rest();
    expect(second.ids()).toEqual(['the-a']);
    expect(second.named()).toHaveLength(1);
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

  test('that may not be read is named, and read once it may be', async () => {
    const { path, write, rest, ids, named } = await someFolder();
    await chmod(path, 0o755);
    await write('secret.md', 'A text.');
    await chmod(join(path, 'secret.md'), 0);
    await asNobody(rest);
    expect(named()).toEqual([expect.stringMatching(/cannot be read \(EACCES\)/)]);
    await chmod(join(path, 'secret.md'), 0o644);
    await asNobody(rest);
    expect([ids(), named()]).toEqual([['secret'], []]);
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
    await folder.look();
    expect(ids()).toEqual(['a']);
    expect(named()[0]).toContain('the folder cannot be read (ENOENT)');
    await rename(`${path}.away`, path);
    await folder.look();
    expect([ids(), named()]).toEqual([['a'], []]);
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

describe('identity', () => {
  test('a renamed file is the same briefing, also when it was renamed while the bot was down', async () => {
    const first = await someFolder();
    await first.write('a.md', '# Title\n\nA text.');
    await first.rest();
    await rename(join(first.path, 'a.md'), join(first.path, 'b.md'));
    await first.rest();
    expect(first.ids()).toEqual(['a']);
    await rename(join(first.path, 'b.md'), join(first.path, 'c.md'));
    const second = watched(first.path, first.memory);
    await second.rest();
    expect(second.ids()).toEqual(['a']);
    for (const { entries } of second.folder.briefings().values())
      for (const entry of entries) expect([entry.briefingId, entry.id.split('/')[0]]).toEqual(['a', 'a']);
  });

  test('a file renamed and rewritten in one go is the same briefing', async () => {
    const { path, write, rest, ids } = await someFolder();
    await write('a.md', 'A text.');
    await rest();
    await rename(join(path, 'a.md'), join(path, 'b.md'));
    await write('b.md', 'Another text.');
    await rest();
    expect(ids()).toEqual(['a']);
  });

  test('a new file under the name that a renamed one had is another briefing', async () => {
    const { path, write, rest, ids } = await someFolder();
    await write('a.md', 'A text.');
    await rest();
    await rename(join(path, 'a.md'), join(path, 'b.md'));
    await rest();
    await write('a.md', 'Something else.');
    await rest();
    expect(ids()).toEqual(['a', expect.stringMatching(/^a-.{8}/)]);
  });

  const texts = (folder: ReturnType<typeof watched>['folder']) =>
    Object.fromEntries([...folder.briefings().values()].map((one) => [one.id, says(one)?.[0]]));
  const swap = async (path: string, one: string, other: string) => {
    await rename(join(path, one), join(path, 'between.md'));
    await rename(join(path, other), join(path, one));
    await rename(join(path, 'between.md'), join(path, other));
  };

  test('files that swap their names are the briefings they were, also when the bot was down', async () => {
    const first = await someFolder();
    await first.write('a1.md', 'One.');
    await first.write('m2.md', 'Two.');
    await first.rest();
    await swap(first.path, 'a1.md', 'm2.md');
    await first.rest();
    expect(texts(first.folder)).toEqual({ a1: 'One.', m2: 'Two.' });
    await first.write('m2.md', 'One, corrected.');
    await first.rest();
    expect(texts(first.folder)).toEqual({ a1: 'One, corrected.', m2: 'Two.' });
    await swap(first.path, 'a1.md', 'm2.md');
    const second = watched(first.path, first.memory);
    await second.rest();
    expect(texts(second.folder)).toEqual({ a1: 'One, corrected.', m2: 'Two.' });
  });

  test.each(['', '---\nid: a\n---\n'])(
    'a file renamed and a new one under its name at once are two briefings, also when the bot was down (%j)',
    async (head) => {
      for (const down of [false, true]) {
        const first = await someFolder();
        await first.write('a.md', `${head}One.`);
        await first.rest();
        await rename(join(first.path, 'a.md'), join(first.path, 'b.md'));
        await first.write('a.md', 'Something else.');
        const then = down ? watched(first.path, first.memory) : first;
        await then.rest();
        const found = texts(then.folder);
        expect(found).toMatchObject({ a: 'One.' });
        expect(Object.values(found).sort()).toEqual(['One.', 'Something else.']);
        const later = watched(first.path, first.memory);
        await later.rest();
        expect(texts(later.folder)).toEqual(found);
        expect(then.named()).toEqual([]);
      }
    },
  );

  test('a file that is copied and then saved anew is what it was, and the copy is another', async () => {
    const { path, folder, write, rest } = await someFolder();
    await write('a.md', 'One.');
    await rest();
    await write('b.md', 'One.');
    await write('between.part', 'One, corrected.');
    await rename(join(path, 'between.part'), join(path, 'a.md'));
    await rest();
    expect(texts(folder)).toEqual({ a: 'One, corrected.', b: 'One.' });
  });

  test('a copy is another briefing, unless it has the same id: then it is named, and the first goes on', async () => {
    const { path, folder, write, rest, ids, named } = await someFolder();
    await write('m.md', '---\nid: one\n---\nThe first.');
    await write('n.md', 'A text.');
    await rest();
    await link(join(path, 'n.md'), join(path, 'copy.md'));
    await write('a.md', '---\nid: one\n---\nThe second.');
    await rest();
    expect(ids()).toEqual(['copy', 'n', 'one']);
    expect(says([...folder.briefings().values()].find(({ id }) => id === 'one'))).toEqual(['The first.']);
    expect(named()).toEqual([`a.md: the id one is taken by ${join(path, 'm.md')}`]);
    await rm(join(path, 'm.md'));
    await rest();
    expect([ids(), named()]).toEqual([['copy', 'n', 'one'], []]);
  });

  test('what a failing memory interrupts is made up for', async () => {
    let works = false;
    const memory = forgetfulMemory();
    const remember: IntakeMemory['remember'] = async (files) => {
      if (!works) throw new Error('disk full');
      await memory.remember(files);
    };
    const { folder, write, rest, ids } = await someFolder({ ...memory, remember });
    await write('a.md', 'A text.');
    await expect(rest()).rejects.toThrow('disk full');
    works = true;
    expect((await folder.look()).changed).toBe(true);
    expect(ids()).toEqual(['a']);
  });
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
