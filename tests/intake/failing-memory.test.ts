import { expect, test } from 'vitest';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { forgetfulMemory } from '../../src/intake/memory.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { someFolder } from '../support/watched-folder.ts';

/** A folder whose memory has, of every id, what was `published`, and cannot be had while its disk `fails`. */
async function someForgetting(published?: Briefing) {
  const disk = { fails: false };
  const check = () => {
    if (disk.fails) throw new Error('disk full');
  };
  const memory = forgetfulMemory();
  const some = await someFolder({
    ...memory,
    async remember(files) {
      check();
      await memory.remember(files);
    },
    async lastGood() {
      check();
      return published;
    },
  });
  return { ...some, disk };
}

test('what a failing memory interrupts is made up for', async () => {
  const { disk, folder, write, rest, ids } = await someForgetting();
  await write('a.md', 'A text.');
  disk.fails = true;
  await expect(rest()).rejects.toThrow('disk full');
  disk.fails = false;
  expect((await folder.look()).changed).toBe(true);
  expect(ids()).toEqual(['a']);
});

test('what a failing memory keeps from being looked up of a bad file is made up for, and so is what came after', async () => {
  const { disk, memory, folder, write, rest, ids, named } = await someForgetting(
    briefingOf('A text.', 'a.md'),
  );
  await memory.remember([{ name: 'a.md', id: 'a', hash: '' }]);
  await write('a.md', '---\nhalf');
  await write('b.md', 'B text.');
  disk.fails = true;
  await expect(rest()).rejects.toThrow('disk full');
  disk.fails = false;
  await write('b.md', '---\nhalf');
  expect((await folder.look()).changed).toBe(true);
  expect([ids(), named()]).toEqual([['a'], ['a.md: the front matter is not closed']]);
  await write('b.md', 'B text, whole.');
  await rest();
  expect(ids()).toEqual(['a', 'b']);
});
