import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatProblem } from '../../src/briefings/briefing-error.ts';
import { listFolder } from '../../src/briefings/briefing-file.ts';
import { type FilesRead, readFiles } from '../../src/briefings/read-folder.ts';
import { REFUSED, SERVED } from './hostile-files.ts';

const root = mkdtempSync(join(tmpdir(), 'hostile-'));
const folder = join(root, 'briefings');
let read: FilesRead;
const path = (name: string): string => join(folder, `${name}.md`);
const said = (name: string): string =>
  read.problems
    .filter(({ file }) => file === path(name))
    .map(formatProblem)
    .join('\n');

beforeAll(async () => {
  mkdirSync(folder);
  for (const [name, [content]] of Object.entries({ ...REFUSED, ...SERVED }))
    writeFileSync(path(name), content);
  writeFileSync(path('good'), '---\nid: good\n---\nAll is well.');
  writeFileSync(path('the same id'), '---\nid: good\n---\nAll is different.');
  writeFileSync(path('2026-02-30 no such day'), 'All is well.');
  writeFileSync(join(root, 'secret.md'), 'Secret.');
  symlinkSync(join(root, 'secret.md'), path('a link out of the folder'));
  symlinkSync('/dev/zero', path('a link to a device'));
  symlinkSync(path('nothing'), path('a link to nothing'));
  symlinkSync(path('a link to itself'), path('a link to itself'));
  mkdirSync(path('a folder'));
  execFileSync('mkfifo', [path('a pipe')]);
  writeFileSync(join(folder, '.hidden.md'), 'Hidden.');
  writeFileSync(join(folder, 'README.md'), 'Read me.');
  writeFileSync(join(folder, 'notes.png'), 'Notes.');
  writeFileSync(path('vanishing'), 'Here for a moment.');
  const paths = await listFolder(folder);
  rmSync(path('vanishing'));
  read = await readFiles(paths);
});
afterAll(() => rmSync(root, { recursive: true }));

test('there are more than sixty', () => {
  expect(Object.keys({ ...REFUSED, ...SERVED }).length).toBeGreaterThan(60);
});

test.each(Object.entries(REFUSED))('%s: refused, with the reason', (name, [, says]) => {
  expect(said(name)).toContain(says);
  expect(read.files.has(path(name))).toBe(false);
});

test.each(Object.entries(SERVED))('%s: served, harmless', (name, [, shows]) => {
  expect(said(name)).toBe('');
  expect(read.files.get(path(name))?.entries[0]?.text.plain).toContain(shows);
});

test.each([
  ['the same id', `the id good is taken by ${path('good')}`],
  [
    '2026-02-30 no such day',
    'the file name begins with 2026-02-30, which is no day of the years 1900 to 2100',
  ],
  ['a link out of the folder', 'a link that leads out of the folder'],
  ['a link to a device', 'a link that leads out of the folder'],
  ['a link to nothing', 'cannot be read (ENOENT)'],
  ['a link to itself', 'cannot be read (ELOOP)'],
  ['a folder', 'this is not a file'],
  ['a pipe', 'this is not a file'],
  ['vanishing', ':1:1: the file cannot be read (ENOENT)'],
])('%s: refused, with the reason', (name, says) => {
  expect(said(name)).toContain(says);
});

test('beside all of them the good one is served, and nothing that is not meant for readers', () => {
  expect(read.files.get(path('good'))?.entries[0]?.text.plain).toBe('All is well.');
  expect(read.briefings).toHaveLength(Object.keys(SERVED).length + 1);
});
