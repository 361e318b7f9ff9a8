import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSome } from '../support/some-intake.ts';

test('what was written just before the start is there from the beginning', async () => {
  const { given } = await startSome({ before: (folder) => writeFile(join(folder, 'b.md'), 'B text.') });
  expect(given.map(({ ids }) => ids)).toEqual([['a', 'b', 'from-a-feed']]);
});

test('what is written while the beginning is handed over, and what is in another folder that the link leads to, is found as it comes', async () => {
  const { folder, clock, waits, write, handedOver, pushes } = await startSome({
    async before(path) {
      await rename(path, `${path}.1`);
      await symlink(`${path}.1`, path);
    },
    first: (path) => writeFile(join(path, 'b.md'), 'B text.'),
    endless: true,
  });
  await handedOver('b');
  waits.endless = false;
  clock.advance(86_400_000);
  await mkdir(`${folder}.2`);
  await symlink(`${folder}.2`, `${folder}.new`);
  await rename(`${folder}.new`, folder);
  await write('c.md', 'C text.');
  await handedOver('c');
  waits.endless = true;
  // The look that was due already is over.
  await pushes(30);
  await write('d.md', 'D text.');
  await handedOver('d');
});
