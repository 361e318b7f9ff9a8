import {
  chmod,
  type FileHandle,
  lstat,
  open,
  readdir,
  readFile,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { put, writeWhole } from '../../src/intake/write-file.ts';
import { openIn } from '../support/open-files.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const LARGE = Buffer.alloc(1024 * 1024, 'All is well. ');

/** What all open files have in common. */
async function fileHandles(): Promise<Pick<FileHandle, 'sync' | 'writeFile'>> {
  const handle = await open(import.meta.filename);
  await handle.close();
  return Object.getPrototypeOf(handle);
}

test('whoever looks while a file is put in its place sees all of it or nothing, new or corrected', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'news.md');
  for (const parts of [{ path }, { path, corrects: briefingOf('Text.') }]) {
    const sizes = new Set<number>();
    let done = false;
    const looking = (async () => {
      while (!done) sizes.add((await readFile(path).catch(() => undefined))?.length ?? LARGE.length);
    })();
    expect(await put(parts, LARGE)).toBe('done');
    done = true;
    await looking;
    expect([...sizes]).toEqual([LARGE.length]);
  }
  expect(await readdir(folder)).toEqual(['news.md']);
});

test('a file that was put in its place, new or corrected, is on the disk with its name once that is said', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'news.md');
  const handles = await fileHandles();
  // How many files the folder had when something was waited for, and whether that was the folder itself.
  const synced: [isFolder: boolean, files: string[]][] = [];
  const { sync } = handles;
  vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
    await sync.call(this);
    synced.push([
      (await this.stat()).isDirectory(),
      (await readdir(folder)).filter((name) => name === 'news.md'),
    ]);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  await put({ path }, LARGE);
  expect(await openIn(folder)).toEqual([]);
  expect(synced).toEqual([
    [false, []],
    [true, ['news.md']],
  ]);
  synced.length = 0;
  await put({ path, corrects: briefingOf('Text.') }, LARGE);
  expect(synced).toEqual([
    [false, ['news.md']],
    [true, ['news.md']],
  ]);
});

test('a file for which the disk has no room leaves nothing behind, and what it would correct as it was', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'news.md');
  await writeFile(path, 'As it was.');
  vi.spyOn(await fileHandles(), 'writeFile').mockRejectedValue(new Error('ENOSPC'));
  onTestFinished(() => void vi.restoreAllMocks());
  for (const to of [{ path, corrects: briefingOf('As it was.') }, { path: join(folder, 'more.md') }])
    await expect(put(to, LARGE)).rejects.toThrow('ENOSPC');
  expect([await readdir(folder), await readFile(path, 'utf8')]).toEqual([['news.md'], 'As it was.']);
});

test('a new file may be read by whoever the machine lets read new files', async () => {
  const folder = await temporaryFolder();
  await put({ path: join(folder, 'news.md') }, LARGE);
  expect((await stat(join(folder, 'news.md'))).mode & 0o777).toBe(0o644 & ~process.umask());
});

test('of two that put a new file of one name, one has it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'news.md');
  const texts = ['One.', 'Two.'].map((text) => Buffer.from(text));
  const results = await Promise.all(texts.map((text) => put({ path }, text)));
  expect([...results].sort()).toEqual(['done', 'taken']);
  expect(await readFile(path)).toEqual(texts[results.indexOf('done')]);
  expect(await readdir(folder)).toEqual(['news.md']);
});

test('of two that put the same new file, as two processes do that are told of one press, both have done it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'news.md');
  const results = await Promise.all([put({ path }, LARGE), put({ path }, LARGE)]);
  expect(results).toEqual(['done', 'done']);
  expect(await readdir(folder)).toEqual(['news.md']);
});

test('on a disk without second names a new file has its name all the same, and takes nobody’s', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'news.md');
  const fails = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };
  await expect(put({ path }, LARGE, fails('EIO'))).rejects.toThrow('EIO');
  expect(await readdir(folder)).toEqual([]);
  expect(await put({ path }, LARGE, fails('EPERM'))).toBe('done');
  expect(await put({ path }, Buffer.from('Another.'), fails('ENOTSUP'))).toBe('taken');
  expect(await readFile(path)).toEqual(LARGE);
  expect(await readdir(folder)).toEqual(['news.md']);
});

test('a file that cannot be put anywhere leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  await expect(put({ path: join(folder, 'nowhere', 'news.md') }, LARGE)).rejects.toThrow('ENOENT');
  await writeFile(join(folder, 'taken.md'), 'Mine.');
  expect(await put({ path: join(folder, 'taken.md') }, LARGE)).toBe('taken');
  expect(await readdir(folder)).toEqual(['taken.md']);
});

test('a file that is corrected keeps who may read it and is still a link, and nothing is written through one that leads out', async () => {
  const [folder, outside] = [await temporaryFolder(), await temporaryFolder()];
  const [real, path, out] = ['.real', 'news.md', 'out.md'].map((name) => join(folder, name));
  if (!real || !path || !out) expect.fail();
  await writeFile(real, 'As it was.');
  await chmod(real, 0o640);
  await symlink('.real', path);
  expect(await put({ path, corrects: briefingOf('As it was.') }, Buffer.from('As it is.'))).toBe('done');
  expect((await lstat(path)).isSymbolicLink()).toBe(true);
  expect([(await stat(real)).mode & 0o777, await readFile(real, 'utf8')]).toEqual([0o640, 'As it is.']);
  await writeFile(join(outside, 'secret'), 'Secret.');
  await symlink(join(outside, 'secret'), out);
  await expect(writeWhole(out, Buffer.from('Public.'))).rejects.toThrow('leads out of the folder');
  expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('Secret.');
  expect((await readdir(folder)).sort()).toEqual(['.real', 'news.md', 'out.md']);
});
