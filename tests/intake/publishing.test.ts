import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Parse } from '../../src/briefings/briefing-file.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { createPublishing } from '../../src/intake/publishing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Publishing over a folder in which `news.md` is the briefing `news`; no feed has any, unless `retractItem` says so. */
async function publishingOf(
  file: string,
  parse: Parse = parseBriefing,
  retractItem: (id: string, retracted: boolean) => Promise<boolean> = async () => false,
) {
  const folder = await temporaryFolder();
  const path = join(folder, 'news.md');
  await writeFile(path, file);
  const files = new Map([[path, briefingOf(file, path)]]);
  const publishing = createPublishing(folder, () => files, parse, retractItem);
  return { publishing, folder, path, content: () => readFile(path, 'utf8') };
}

test('an edit that is saved while its briefing is being retracted is kept, and retracted as well', async () => {
  let path = '';
  let edited = false;
  const { publishing, content, ...made } = await publishingOf('Ships call.\n', async (bytes, file) => {
    if (!edited) await writeFile(path, 'Ships call daily.\n');
    edited = true;
    return parseBriefing(bytes, file);
  });
  path = made.path;
  expect(await publishing.retract('news', true)).toEqual({ kind: 'done', file: 'news.md' });
  expect(await content()).toBe('---\nretracted: true\n---\nShips call daily.\n');
  expect(await publishing.retract('news', false)).toEqual({ kind: 'done', file: 'news.md' });
  expect(await content()).toBe('Ships call daily.\n');
  expect(await readdir(made.folder)).toEqual(['news.md']);
});

test('a file that is saved all the time, is broken just now, or leads out of the folder is left to its publisher', async () => {
  let path = '';
  let saved = 0;
  const { publishing, content, ...made } = await publishingOf('Ships call.\n', async (bytes, file) => {
    saved += 1;
    await writeFile(path, `Ships call ${saved} times.\n`);
    return parseBriefing(bytes, file);
  });
  path = made.path;
  expect(await publishing.retract('news', true)).toEqual({ kind: 'by-hand', file: 'news.md' });
  expect(await content()).toBe(`Ships call ${saved} times.\n`);

  const broken = await publishingOf('Ships call.\n');
  await writeFile(broken.path, '---\ntitel: half\n---\nShips');
  expect(await broken.publishing.retract('news', true)).toEqual({ kind: 'by-hand', file: 'news.md' });
  expect(await broken.content()).toBe('---\ntitel: half\n---\nShips');

  const outside = join(await temporaryFolder(), 'theirs.md');
  await writeFile(outside, 'Theirs.\n');
  await rm(broken.path);
  await symlink(outside, broken.path);
  expect(await broken.publishing.retract('news', true)).toEqual({ kind: 'by-hand', file: 'news.md' });
  expect(await readFile(outside, 'utf8')).toBe('Theirs.\n');
});

test('a briefing whose file was just deleted, or that nothing has, is gone; what breaks otherwise is an error', async () => {
  const { publishing, path, folder } = await publishingOf('Ships call.\n');
  await rm(path);
  expect(await publishing.retract('news', true)).toEqual({ kind: 'gone' });
  expect(await publishing.retract('another', true)).toEqual({ kind: 'gone' });
  expect(await readdir(folder)).toEqual([]);
  const failing = await publishingOf('Ships call.\n', () => {
    throw new Error('the reader is closed');
  });
  await expect(failing.publishing.retract('news', true)).rejects.toThrow('the reader is closed');
});

test.each(['retracted:\n  true', '"retracted": true'])(
  'a file of which more would change than that it is retracted, or not even that, is left to be changed by hand: %j',
  async (line) => {
    const text = `---\ntitle: Ships\n${line}\n---\nShips call.\n`;
    const { publishing, content } = await publishingOf(text);
    expect(await publishing.retract('news', false)).toEqual({ kind: 'by-hand', file: 'news.md' });
    expect(await content()).toBe(text);
  },
);

test('a byte order mark stays where a briefing is retracted', async () => {
  const { publishing, content } = await publishingOf('\ufeffShips call.\n');
  await publishing.retract('news', true);
  expect(await content()).toBe('\ufeff---\nretracted: true\n---\nShips call.\n');
});

test('an item of a feed is retracted and taken back', async () => {
  const asked: unknown[] = [];
  const { publishing } = await publishingOf('Ships call.\n', parseBriefing, async (...item) => {
    asked.push(item);
    return true;
  });
  for (const wanted of [true, false])
    expect(await publishing.retract('an-item', wanted)).toEqual({ kind: 'done' });
  expect(asked).toEqual([
    ['an-item', true],
    ['an-item', false],
  ]);
});
