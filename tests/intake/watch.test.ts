import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { FSWatcher } from 'chokidar';
import { expect, onTestFinished, test, vi } from 'vitest';
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
  await writeFile(join(folder, 'old.md'), 'A text that was there before.');
  const told: string[] = [];
  const watch = await watchFolder(
    await named(folder),
    (...what: unknown[]) => told.push(String(what[1])),
    failed,
  );
  onTestFinished(watch.close);
  expect(told).toEqual([]);
  await writeFile(join(folder, 'notes.part'), 'Nobody looks at this.');
  const looked = ['a.md', 'b.TXT', 'c.docx'];
  for (const name of looked) await writeFile(join(folder, name), 'A text.');
  const names = () => [...new Set(told.map((one) => basename(one)))].sort();
  await expect.poll(names).toEqual(expect.arrayContaining(looked));
  expect(names()).toEqual(looked);
});

test('what stands in the place of the folder is watched instead of it, and what still stands there goes on being', async () => {
  const folder = await temporaryFolder();
  const close = vi.spyOn(FSWatcher.prototype, 'close');
  onTestFinished(() => void vi.restoreAllMocks());
  let changes = 0;
  const watch = await watchFolder(folder, () => (changes += 1), failed);
  onTestFinished(watch.close);
  await watch.refresh();
  expect(close).not.toHaveBeenCalled();
  await rename(folder, `${folder}.old`);
  await mkdir(folder);
  await watch.refresh();
  await watch.refresh();
  expect(close).toHaveBeenCalledTimes(1);
  changes = 0;
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
