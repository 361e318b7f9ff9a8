import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { frontMatterSchema } from '../../src/briefings/front-matter.ts';

const root = mkdtempSync(join(tmpdir(), 'terminal-'));
const folder = join(root, 'briefings');
mkdirSync(folder);
afterAll(() => rmSync(root, { recursive: true }));

function run(program: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/terminal/${program}.ts`, ...words], {
    encoding: 'utf8',
    env: { ...process.env, BRIEFINGS_DIR: folder },
  });
  return { status, stdout, stderr };
}

test('check-briefings names what is wrong like a compiler, fails, and mends what is safe', () => {
  const bad = join(folder, 'bad.md');
  writeFileSync(bad, '---\r\ntitel: A visit\r\n---\r\nHe came.\r\n\r\n## Key takeway\r\n- One\r\n');
  const before = run('check-briefings', bad);
  expect(before).toMatchObject({ status: 1, stdout: '' });
  expect(before.stderr).toContain(`${bad}:2:1: the front matter has a key "titel" that is not known.`);
  expect(run('check-briefings', bad, '--fix')).toMatchObject({
    status: 0,
    stdout: `${bad}: "A visit", summary 1, takeaways 1\n`,
    stderr: '',
  });
  expect(readFileSync(bad, 'utf8')).toBe(
    '---\r\ntitle: A visit\r\n---\r\nHe came.\r\n\r\n## Key takeaways\r\n- One\r\n',
  );
});

test('check-briefings makes UTF-16 UTF-8, and tells programs everything as JSON', () => {
  const file = join(folder, 'wide.txt');
  writeFileSync(file, '\ufeffAll is well.', 'utf16le');
  const { status, stdout } = run('check-briefings', '--fix', '--json', file);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ briefings: [{ file, title: 'Wide' }], problems: [] });
});

test('check-briefings reads several files and folders, each once, and names what the bot would not look at', () => {
  const [one, two, odd] = ['one.md', 'two.md', 'notes.docx'].map((name) => join(root, name));
  for (const file of [one, two, odd]) writeFileSync(file ?? '', '---\nid: same\n---\nText.');
  const empty = join(root, 'empty');
  mkdirSync(empty);
  const { status, stdout, stderr } = run('check-briefings', one ?? '', `${root}/./one.md`, two ?? '', empty);
  expect([status, stdout]).toEqual([1, `${one}: "One", summary 1\n`]);
  expect(stderr).toContain(`${two}:1:1: the id same is taken by ${one}. Give one of them another id`);
  expect(stderr).toContain(`${empty}: there is no *.md or *.txt file in this folder.`);
  expect(run('check-briefings', odd ?? '')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${odd}:1:1: the bot does not look at files of this name.`),
  });
});

test('new-briefing writes a skeleton beside the briefings, once, that is refused until it has a text', () => {
  const { status, stdout } = run('new-briefing', 'The Fed: holds rates');
  expect(status).toBe(0);
  const file = /Write your briefing in (.*)/.exec(stdout)?.[1] ?? '';
  const [, schema = ''] = /^# yaml-language-server: \$schema=(.*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  expect(JSON.parse(readFileSync(resolve(root, 'drafts', schema), 'utf8'))).toEqual(frontMatterSchema());
  expect(run('check-briefings', file).stderr).toContain(`${file}:1:1: the file has no text.`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<!-- A paragraph.*/, 'It holds.'));
  expect(run('check-briefings', file).stdout).toMatch(
    /"The Fed: holds rates" \(\d{4}-\d\d-\d\d\), summary 1/,
  );
  expect(run('new-briefing', 'The Fed: holds rates').stderr).toContain('already exists');
});

test('publish-briefing refuses what cannot be read, puts the rest in the folder, and corrects only when told to', () => {
  const draft = join(root, 'draft.md');
  writeFileSync(draft, '---\nid: the-fed\n---\n');
  expect(run('publish-briefing', draft)).toMatchObject({ status: 1, stdout: '' });
  writeFileSync(draft, '---\nid: the-fed\n---\nIt holds.\n');
  const target = join(folder, 'draft.md');
  expect(run('publish-briefing', draft)).toEqual({
    status: 0,
    stdout: `Published "Draft": ${target}\n`,
    stderr: '',
  });
  const renamed = join(root, 'renamed.md');
  writeFileSync(renamed, '---\nid: the-fed\n---\nIt holds, it says.\n');
  const again = run('publish-briefing', renamed);
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('add --correct')]);
  expect(run('publish-briefing', renamed, '--correct').stdout).toBe(`Corrected "Renamed": ${target}\n`);
  expect(readFileSync(target, 'utf8')).toContain('It holds, it says.');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test.each(['check-briefings', 'new-briefing', 'publish-briefing'])(
  '%s says what is wrong with an option it does not know, or a folder that is not there, without a stack',
  (program) => {
    const mistyped = run(program, '--fixx');
    expect([mistyped.status, mistyped.stderr]).toEqual([
      1,
      expect.stringContaining("Unknown option '--fixx'"),
    ]);
    const { status, stderr } = spawnSync(
      process.execPath,
      [`src/terminal/${program}.ts`, ...(program === 'check-briefings' ? [] : [join(root, 'draft.md')])],
      { encoding: 'utf8', env: { ...process.env, BRIEFINGS_DIR: join(root, 'nowhere') } },
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('BRIEFINGS_DIR')]);
    expect(mistyped.stderr + stderr).not.toContain('    at ');
  },
);

test('publish-briefing does not write over a file that is no briefing', () => {
  const draft = join(root, 'broken.md');
  writeFileSync(draft, 'All is well.');
  writeFileSync(join(folder, 'broken.md'), '---\nhalf');
  expect(run('publish-briefing', draft)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is a file broken.md already that cannot be read as a briefing'),
  });
  expect(readFileSync(join(folder, 'broken.md'), 'utf8')).toBe('---\nhalf');
});
