import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkBriefings } from '../../src/terminal/check-briefings.ts';
import { runProgram } from '../support/terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'terminal-'));
const folder = join(root, 'briefings');
mkdirSync(folder);
afterAll(() => rmSync(root, { recursive: true }));

const check = (...words: string[]) => runProgram(checkBriefings, words, { BRIEFINGS_DIR: folder });

test('check-briefings names what is wrong like a compiler, fails, and mends what is safe', async () => {
  const bad = join(folder, 'bad.md');
  writeFileSync(bad, '---\r\ntitel: A visit\r\n---\r\nHe came.\r\n\r\n## Key takeway\r\n- One\r\n');
  const before = await check(bad);
  expect(before).toMatchObject({ status: 1, stdout: '' });
  expect(before.stderr).toContain(`${bad}:2:1: the front matter has a key "titel" that is not known.`);
  expect(await check(bad, '--fix')).toMatchObject({
    status: 0,
    stdout: `${bad}: "A visit", summary 1, takeaways 1\n`,
    stderr: '',
  });
  expect(readFileSync(bad, 'utf8')).toBe(
    '---\r\ntitle: A visit\r\n---\r\nHe came.\r\n\r\n## Key takeaways\r\n- One\r\n',
  );
});

test('check-briefings makes UTF-16 UTF-8, and tells programs everything as JSON', async () => {
  const file = join(folder, 'wide.txt');
  writeFileSync(file, '\ufeffAll is well.', 'utf16le');
  const { status, stdout } = await check('--fix', '--json', file);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ briefings: [{ file, title: 'Wide' }], problems: [] });
});

test('--fix leaves a file alone whose encoding it does not know', async () => {
  const file = join(root, 'utf-32.md');
  const bytes = Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]);
  writeFileSync(file, bytes);
  expect(await check('--fix', file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is a null byte, so this is no text. Save it as plain UTF-8'),
  });
  expect(readFileSync(file)).toEqual(bytes);
});

test('check-briefings reads several files and folders, each once, and names what the bot would not look at', async () => {
  const [one, two, odd] = ['one.md', 'two.md', 'README.md'].map((name) => join(root, name));
  for (const file of [one, odd]) writeFileSync(file ?? '', '---\nid: same\n---\nText.');
  writeFileSync(two ?? '', '---\nid: same\n---\nAnother text.');
  const empty = join(root, 'empty');
  mkdirSync(empty);
  const { status, stdout, stderr } = await check(one ?? '', `${root}/./one.md`, two ?? '', empty);
  expect([status, stdout]).toEqual([1, `${one}: "One", summary 1\n`]);
  expect(stderr).toContain(`${two}:1:1: the id same is taken by ${one}. Give one of them another id`);
  expect(stderr).toContain(`${empty}: there is no *.md or *.txt file to check in this folder.`);
  expect((await check(one ?? '', odd ?? '')).stderr).toContain(
    `${odd}:1:1: this is a copy of ${one}. Remove it, or make another briefing of it\n`,
  );
  expect(await check(odd ?? '')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${odd}:1:1: the bot does not look at files of this name.`),
  });
});

test('check-briefings finds the files of a pattern that the shell left alone', async () => {
  const some = join(root, 'some');
  mkdirSync(some);
  for (const name of ['b.md', 'a.md', 'c.txt']) writeFileSync(join(some, name), `${name} is a text.`);
  const { status, stdout } = await check(join(some, '*.md'));
  expect([status, stdout]).toEqual([
    0,
    `${join(some, 'a.md')}: "A", summary 1\n${join(some, 'b.md')}: "B", summary 1\n`,
  ]);
  expect(await check(join(some, '*.rst'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('*.rst'),
  });
});

test('check-briefings fails when there is nothing to check', async () => {
  const empty = join(root, 'nothing');
  mkdirSync(empty);
  expect(await check(empty)).toEqual({
    status: 1,
    stdout: '',
    stderr: `${empty}: there is no *.md or *.txt file to check in this folder.\n`,
  });
});

test('check-briefings says of a folder or a document that is not there that it is not', async () => {
  for (const name of ['nowhere/', 'nothing.docx']) {
    const path = join(root, name);
    expect((await check(path)).stderr).toContain(
      `${path}:1:1: the file cannot be read (ENOENT). There is none`,
    );
  }
});

test('--fix leaves who may read a file and a link as they are, and what a link leads out to alone', async () => {
  const [kept, other] = ['kept', 'other'].map((name) => join(root, name));
  if (!kept || !other) expect.fail();
  for (const one of [kept, other]) mkdirSync(one);
  const [real, link, out] = [join(kept, 'real.md'), join(kept, 'link.md'), join(kept, 'out.md')];
  const wide = Buffer.from('\ufeffAll is well.', 'utf16le');
  writeFileSync(join(kept, 'hidden'), wide);
  writeFileSync(join(other, 'secret.md'), wide);
  writeFileSync(real, '---\ntitel: A\n---\nText.');
  chmodSync(real, 0o640);
  symlinkSync('hidden', link);
  symlinkSync(join(other, 'secret.md'), out);
  expect(await check('--fix', kept)).toEqual({
    status: 1,
    stdout: `${link}: "Link", summary 1\n${real}: "A", summary 1\n`,
    stderr: `${out}:1:1: the file is a link that leads out of the folder. Put the file itself there\n`,
  });
  expect(statSync(real).mode & 0o777).toBe(0o640);
  expect([link, out].map((path) => lstatSync(path).isSymbolicLink())).toEqual([true, true]);
  expect(readFileSync(join(kept, 'hidden'), 'utf8')).toBe('All is well.');
  expect(readFileSync(join(other, 'secret.md'))).toEqual(wide);
  expect(readdirSync(kept).sort()).toEqual(['hidden', 'link.md', 'out.md', 'real.md']);
});
