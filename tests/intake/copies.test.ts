import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { someFolder, watched } from '../support/watched-folder.ts';

test('a copy of a file is named and no briefing until it changes, whatever becomes of the file meanwhile, also after a restart', async () => {
  const first = await someFolder();
  const { path, write, rest, ids, named } = first;
  await write('a.md', 'One.');
  await rest();
  await write('0.md', 'One.');
  await rest();
  const isNamed = [`0.md: this is a copy of ${join(path, 'a.md')}`];
  expect([ids(), named()]).toEqual([['a'], isNamed]);
  await write('a.md', 'One, corrected.');
  await rest();
  expect([first.texts(), named()]).toEqual([{ a: 'One, corrected.' }, isNamed]);
  const second = watched(path, first.memory);
  await second.rest();
  expect([second.texts(), second.named()]).toEqual([{ a: 'One, corrected.' }, isNamed]);
  await write('0.md', 'Another text.');
  for (const one of [first, second, watched(path, first.memory)]) {
    await one.rest();
    expect([one.texts(), one.named()]).toEqual([{ a: 'One, corrected.', 0: 'Another text.' }, []]);
  }
});

test('of a file and its copy that come at once the file is the briefing', async () => {
  const { write, rest, ids, named } = await someFolder();
  await write('a copy.md', 'One.');
  await write('a.md', 'One.');
  await rest();
  expect([ids(), named()]).toEqual([
    ['a'],
    [expect.stringMatching(/^a copy\.md: this is a copy of .*a\.md$/)],
  ]);
});

test('a file that is copied and then saved anew is what it was, and the copy no briefing', async () => {
  const { path, texts, write, rest, named } = await someFolder();
  await write('a.md', 'One.');
  await rest();
  await write('b.md', 'One.');
  await write('between.part', 'One, corrected.');
  await rename(join(path, 'between.part'), join(path, 'a.md'));
  await rest();
  expect(texts()).toEqual({ a: 'One, corrected.' });
  expect(named()).toEqual([`b.md: this is a copy of ${join(path, 'a.md')}`]);
});

test('what is moved by a program that copies first and removes later is the briefing it was, and its old name is free', async () => {
  const { path, texts, write, rest, ids, named } = await someFolder();
  await write('a.md', 'One.');
  await rest();
  await write('b.md', 'One.');
  await rest();
  await rm(join(path, 'a.md'));
  await rest();
  expect([ids(), named()]).toEqual([['a'], []]);
  await write('b.md', 'One, corrected.');
  await rest();
  await write('a.md', 'Something else.');
  await rest();
  expect(texts()).toEqual({ a: 'One, corrected.', [ids()[1] ?? '']: 'Something else.' });
});

test('a file that comes back, changed, while its copy is still there is what it was, also after a restart', async () => {
  const first = await someFolder();
  await first.write('a.md', 'One.');
  await first.rest();
  await first.write('b.md', 'One.');
  await first.rest();
  await rm(join(first.path, 'a.md'));
  await first.rest();
  expect(first.texts()).toEqual({ a: 'One.' });
  await first.write('c.md', 'One.');
  await first.rest();
  expect(first.named()).toEqual([`c.md: this is a copy of ${join(first.path, 'b.md')}`]);
  await rm(join(first.path, 'c.md'));
  await first.write('a.md', 'One, corrected.');
  for (const one of [first, watched(first.path, first.memory)]) {
    await one.rest();
    expect(one.texts()).toEqual({ a: 'One, corrected.' });
    expect(one.named()).toEqual([`b.md: this is a copy of ${join(first.path, 'a.md')}`]);
  }
});

test('a file that is copied, or was one of two with the same words, is what it was when the bot was down', async () => {
  const first = await someFolder();
  await first.write('a.md', 'One.');
  await first.write('b.md', 'One.');
  await first.rest();
  await first.write('a.md', 'Two.');
  const second = watched(first.path, first.memory);
  await second.rest();
  expect(second.texts()).toEqual({ a: 'Two.' });
  await second.write('d.md', 'Two.');
  const third = watched(first.path, first.memory);
  await third.rest();
  expect(third.folder.briefings().get(join(first.path, 'a.md'))?.id).toBe('a');
});

test('of a file that was renamed and copied while another took its name, one is what it was', async () => {
  const first = await someFolder();
  await first.write('a.md', 'One.');
  await first.rest();
  await first.write('b.md', 'One.');
  await first.write('c.md', 'One.');
  await first.write('a.md', 'Something else.');
  const second = watched(first.path, first.memory);
  await second.rest();
  expect(second.named()).toEqual([`c.md: this is a copy of ${join(first.path, 'b.md')}`]);
  expect(second.ids()).toHaveLength(2);
  expect(second.texts()).toMatchObject({ a: 'One.' });
});
