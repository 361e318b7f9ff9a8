import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOM = join(import.meta.dirname, '../../src/local-discord');

/** Rows of folders as the README lists them; each imports only those of the rows above. */
async function rowsOfReadme(): Promise<string[][]> {
  const readme = await readFile(join(ROOM, 'README.md'), 'utf8');
  const table = readme.split('\n## ').find((part) => part.startsWith('How it is built\n')) ?? '';
  return [...table.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) =>
    [...cell.matchAll(/`([a-z]+)\/`/g)].map(([, folder = '']) => folder),
  );
}

/** What the files of the room import of it, by relative path. */
async function importsOfRoom(): Promise<{ file: string; imported: string }[]> {
  const all = [];
  for await (const file of glob('**/*.ts', { cwd: ROOM })) {
    const source = await readFile(join(ROOM, file), 'utf8');
    for (const [, path = ''] of source.matchAll(/(?:from |import |import\()'(\.[^']+)'/g))
      all.push({ file, imported: join(dirname(file), path) });
  }
  return all;
}

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : undefined);

test('each folder imports only those above it in the README, and what lies beside them', async () => {
  const rows = await rowsOfReadme();
  const rowOf = (folder: string) => rows.findIndex((row) => row.includes(folder));
  const imports = await importsOfRoom();
  const folders = new Set(imports.flatMap(({ file }) => folderOf(file) ?? []));
  expect([...folders].sort()).toEqual([...rows.flat(), 'page'].sort());
  const wrong = imports.filter(({ file, imported }) => {
    const [from, to] = [folderOf(file), folderOf(imported)];
    return from && to && from !== 'page' && from !== to && rowOf(to) >= rowOf(from);
  });
  expect(wrong).toEqual([]);
});

test('the page, which is served alone, imports nothing from outside its folder', async () => {
  const page = (await importsOfRoom()).filter(({ file }) => folderOf(file) === 'page');
  expect(page.length).toBeGreaterThan(0);
  expect(page.filter(({ imported }) => folderOf(imported) !== 'page')).toEqual([]);
});
