import { link, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { identify } from '../../src/intake/folder/identify.ts';
import { forgetfulMemory } from '../../src/intake/memory.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { says, someFolder, watched } from '../support/watched-folder.ts';

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

test.each(['at once', 'later'])(
  'a new file that gets the place on the disk of one that was removed is another briefing (%s)',
  async (when) => {
    // On a disk: memory, where the other tests have their files, gives no place away twice.
    const path = await mkdtemp('node_modules/.identity-');
    onTestFinished(() => rm(path, { recursive: true }));
    const { write, rest, ids } = watched(path, forgetfulMemory());
    await write('a.md', 'A text.');
    await rest();
    const { ino } = await stat(join(path, 'a.md'));
    await rm(join(path, 'a.md'));
    for (let i = 0; i < 100; i++) {
      await write(`.${i}`, 'Something else.');
      if ((await stat(join(path, `.${i}`))).ino !== ino && i < 99) continue;
      if (when === 'later') await rest();
      await rename(join(path, `.${i}`), join(path, 'b.md'));
      break;
    }
    await rest();
    expect(ids()).toEqual(['b']);
  },
);

test('of two files that came to have the same words, each is what it was when it is renamed', async () => {
  const { path, write, rest, ids, named } = await someFolder();
  await write('a.md', 'One.');
  await write('b.md', 'Two.');
  await rest();
  await write('b.md', 'One.');
  await rest();
  await rename(join(path, 'b.md'), join(path, 'c.md'));
  await rest();
  expect([ids(), named()]).toEqual([['a', 'b'], []]);
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
  expect(first.texts()).toEqual({ a1: 'One.', m2: 'Two.' });
  await first.write('m2.md', 'One, corrected.');
  await first.rest();
  expect(first.texts()).toEqual({ a1: 'One, corrected.', m2: 'Two.' });
  await swap(first.path, 'a1.md', 'm2.md');
  const second = watched(first.path, first.memory);
  await second.rest();
  expect(second.texts()).toEqual({ a1: 'One, corrected.', m2: 'Two.' });
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
      const found = then.texts();
      expect(found).toMatchObject({ a: 'One.' });
      expect(Object.values(found).sort()).toEqual(['One.', 'Something else.']);
      const later = watched(first.path, first.memory);
      await later.rest();
      expect(later.texts()).toEqual(found);
      expect(then.named()).toEqual([]);
    }
  },
);

test('of two with one id the first goes on, and the other is named', async () => {
  const { path, folder, write, rest, ids, named } = await someFolder();
  await write('m.md', '---\nid: one\n---\nThe first.');
  await write('n.md', 'A text.');
  await rest();
  await link(join(path, 'n.md'), join(path, 'another-name.md'));
  await write('a.md', '---\nid: one\n---\nThe second.');
  await rest();
  expect(ids()).toEqual(['n', 'one']);
  expect(says([...folder.briefings().values()].find(({ id }) => id === 'one'))).toEqual(['The first.']);
  const isCopy = `another-name.md: this is a copy of ${join(path, 'n.md')}`;
  expect(named()).toEqual([`a.md: the id one is taken by ${join(path, 'm.md')}`, isCopy]);
  await rm(join(path, 'm.md'));
  await rest();
  expect([ids(), named()]).toEqual([['n', 'one'], [isCopy]]);
});

test('who had an id keeps it before newcomers, moved or not; of newcomers the first by name has it', async () => {
  const { path, memory, texts, write, rest, ids, named } = await someFolder();
  await write('a.md', 'One.');
  await rest();
  await rename(join(path, 'a.md'), join(path, 'b.md'));
  await write('a.md', 'Something else.');
  await write('0.md', '---\nid: a\n---\nTwo.');
  await rest();
  expect(texts()).toMatchObject({ a: 'One.' });
  expect(named()).toEqual([`0.md: the id a is taken by ${join(path, 'b.md')}`]);
  await write('+.md', '---\nid: a\n---\nThree.');
  await rest();
  expect(texts()).toMatchObject({ a: 'One.' });
  await rm(join(path, 'b.md'));
  await rest();
  expect(texts()).toMatchObject({ a: 'Three.' });
  await rm(join(path, '0.md'));
  await rename(join(path, '+.md'), join(path, 'new.md'));
  await rest();
  expect(ids()).toContain('a');
  expect((await memory.files()).filter(({ id }) => id === 'a').map(({ name }) => name)).toEqual(['new.md']);
});

test('a file that comes back in other letters is the same briefing', async () => {
  const { path, write, rest, ids } = await someFolder();
  await write('a.md', 'One.');
  await rest();
  await rm(join(path, 'a.md'));
  await rest();
  await write('A.md', 'One, corrected.');
  await rest();
  expect(ids()).toEqual(['a']);
});

test('what each of thousands of files is costs no more than what one of a few is', () => {
  const briefing = briefingOf('A text.');
  const files = Array.from({ length: 2000 }, (_, at) => ({
    path: `/briefings/f${at}.md`,
    briefing: { ...briefing, id: `f${at}` },
    hash: `${at}`,
  }));
  const present = new Set(files.map(({ path }) => basename(path)));
  let reads = 0;
  const counted = <T extends object>(row: T): T =>
    new Proxy(row, {
      get(target, key) {
        reads += 1;
        return Reflect.get(target, key);
      },
    });
  const { known } = identify(files, new Map(), present);
  expect(known.size).toBe(files.length);
  const before = new Map([...known].map(([name, row]) => [name, counted(row)]));
  expect(identify(files, before, present).known.size).toBe(files.length);
  expect(reads).toBeLessThan(50 * files.length);
});

test('a file that is given another id is another briefing', async () => {
  const { write, rest, texts } = await someFolder();
  await write('a.md', 'A text.');
  await rest();
  await write('a.md', '---\nid: b\n---\nA text.');
  await rest();
  expect(texts()).toEqual({ b: 'A text.' });
});

test.each(['0.md', 'z.md'])(
  'a file that is renamed once more, to %s, is what it was, whatever takes its first name meanwhile',
  async (name) => {
    const { folder, path, write, rest, named } = await someFolder();
    await write('a.md', 'One.');
    await rest();
    await rename(join(path, 'a.md'), join(path, 'x.md'));
    await rest();
    await rename(join(path, 'x.md'), join(path, name));
    await write('a.md', 'Another.');
    await rest();
    expect(named()).toEqual([]);
    expect(folder.briefings().get(join(path, name))?.id).toBe('a');
    expect(folder.briefings().get(join(path, 'a.md'))?.id).not.toBe('a');
  },
);
