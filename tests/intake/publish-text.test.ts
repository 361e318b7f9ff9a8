import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { readFolder } from '../../src/briefings/read-folder.ts';
import { publishText } from '../../src/intake/publish-text.ts';
import { createPublishing } from '../../src/intake/publishing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TEXT = '# The harbour reopens\n\nShips call again.\n';

/** Hands a text in, to a folder whose files are known. */
async function drop(folder: string, text: string): Promise<string> {
  const { files } = await readFolder(folder);
  return publishText(
    createPublishing(
      folder,
      () => files,
      parseBriefing,
      async () => false,
    ),
    text,
  );
}

test('a text handed in becomes a file named after its title, and the same title again corrects it', async () => {
  const folder = await temporaryFolder();
  expect(await drop(folder, TEXT)).toContain('Published "The harbour reopens"');
  expect(await drop(folder, TEXT), 'itself, so no copy').toContain('Corrected');
  expect(await drop(folder, TEXT.replace('again', 'daily'))).toContain('Corrected');
  expect(await readdir(folder)).toEqual(['the-harbour-reopens.md']);
  expect(await readFile(join(folder, 'the-harbour-reopens.md'), 'utf8')).toContain('Ships call daily.');
});

test('a text whose file would go over one that is no briefing is told so, and that one stays', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'the-harbour-reopens.md');
  await writeFile(path, '---\nhalf');
  expect(await drop(folder, TEXT)).toMatch(/^Not published: there is a file the-harbour-reopens\.md already/);
  expect(await readFile(path, 'utf8')).toBe('---\nhalf');
});

test('a text that a file of another name has, which would be no briefing, is not published', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'harbour.md'), TEXT);
  expect(await drop(folder, TEXT)).toMatch(/^Not published: it is a copy of harbour\.md/);
  expect(await readdir(folder)).toEqual(['harbour.md']);
});

test('a text without a title is asked for one, since no file name gives it one', async () => {
  const folder = await temporaryFolder();
  expect(await drop(folder, 'Ships call again.')).toBe(
    'text.md:1:1: the text has no title. Begin it with a line "# The title"',
  );
  expect(await drop(folder, '---\ntitle: Ships\n---\nThey call again.')).toContain('Published "Ships"');
  expect(await readdir(folder)).toEqual(['ships.md']);
});

test('a text that is no briefing is told what is wrong, and leaves the folder as it was', async () => {
  const folder = await temporaryFolder();
  expect(await drop(folder, '# Bad\n\n## Did you know?\n\n- Zeugma\n')).toMatch(/:5:1: .*has no term/);
  expect(await readdir(folder)).toEqual([]);
});
