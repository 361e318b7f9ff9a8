import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchFolder } from '../../src/intake/folder/watch.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test.each<[string, (folder: string) => string | Promise<string>]>([
  ['as it is', (folder) => folder],
  ['with a slash at its end', (folder) => `${folder}/`],
  ['from here', (folder) => relative(process.cwd(), folder)],
  ['from here with a dot', (folder) => `./${relative(process.cwd(), folder)}`],
  ['by a detour', (folder) => `${folder}/../briefings`],
  ['by a link', (folder) => linkTo(folder)],
])('a folder that is named %s is watched', async (_, named) => {
  const folder = join(await temporaryFolder(), 'briefings');
  await mkdir(folder);
  let changes = 0;
  const watch = await watchFolder(
    await named(folder),
    () => {
      changes += 1;
    },
    failed,
  );
  onTestFinished(watch.close);
  await writeFile(join(folder, 'notes.part'), 'Nobody looks at this.');
  await writeFile(join(folder, 'a.md'), 'A text.');
  await expect.poll(() => changes).toBeGreaterThan(0);
});

test('a folder that is left while another comes in its place is watched no more, nor is the other', async () => {
  const folder = await temporaryFolder();
  const watching = () => process.getActiveResourcesInfo().filter((one) => one === 'FSEventWrap').length;
  const before = watching();
  const watch = await watchFolder(folder, () => {}, failed);
  expect(watching()).toBeGreaterThan(before);
  await rename(folder, `${folder}.old`);
  await mkdir(folder);
  const turning = watch.refresh();
  await watch.close();
  await turning;
  await expect.poll(watching).toBe(before);
});

const failed = (error: unknown) => expect.fail(String(error));

async function linkTo(folder: string): Promise<string> {
  const link = `${folder}-link`;
  await symlink(folder, link);
  return link;
}
