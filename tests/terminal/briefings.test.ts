import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { frontMatterSchema } from '../../src/briefings/parse/front-matter.ts';
import { checkBriefings } from '../../src/terminal/check-briefings.ts';
import { newBriefing } from '../../src/terminal/new-briefing.ts';
import { publishBriefing } from '../../src/terminal/publish-briefing.ts';
import { runProgram } from '../support/terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'terminal-'));
const folder = join(root, 'briefings');
mkdirSync(folder);
afterAll(() => rmSync(root, { recursive: true }));

const PROGRAMS = {
  'check-briefings': checkBriefings,
  'new-briefing': newBriefing,
  'publish-briefing': publishBriefing,
};

const run = (program: keyof typeof PROGRAMS, ...words: string[]) =>
  runProgram(PROGRAMS[program], words, { BRIEFINGS_DIR: folder });

test('new-briefing writes a skeleton beside the briefings, once, that is refused until it has a text', async () => {
  const { status, stdout } = await run('new-briefing', 'The Fed: holds rates');
  expect(status).toBe(0);
  const file = /Write your briefing in (.*)/.exec(stdout)?.[1] ?? '';
  const [, schema = ''] = /^# yaml-language-server: \$schema=(.*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  expect(JSON.parse(readFileSync(resolve(root, 'drafts', schema), 'utf8'))).toEqual(frontMatterSchema());
  expect((await run('check-briefings', file)).stderr).toContain(`${file}:1:1: the file has no text.`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<!-- A paragraph.*/, 'It holds.'));
  expect((await run('check-briefings', file)).stdout).toMatch(
    /"The Fed: holds rates" \(\d{4}-\d\d-\d\d\), summary 1/,
  );
  expect((await run('new-briefing', 'The Fed: holds rates')).stderr).toContain(
    'is there already. Go on writing in it',
  );
});

test('the commands that new-briefing shows can be copied, also with blanks in the path', async () => {
  const BRIEFINGS_DIR = join(root, 'my news', 'briefings');
  mkdirSync(BRIEFINGS_DIR, { recursive: true });
  const { stdout } = await runProgram(newBriefing, ['Rates'], { BRIEFINGS_DIR });
  const [shown] = readdirSync(join(root, 'my news', 'drafts'));
  expect(stdout).toContain(`npm run publish-briefing -- "${join(root, 'my news', 'drafts', shown ?? '')}"`);
});

test('publish-briefing refuses what cannot be read, puts the rest in the folder, and corrects only when told to', async () => {
  const draft = join(root, 'draft.md');
  writeFileSync(draft, '---\nid: the-fed\n---\n');
  expect(await run('publish-briefing', draft)).toMatchObject({ status: 1, stdout: '' });
  writeFileSync(draft, '---\nid: the-fed\n---\nIt holds.\n');
  const target = join(folder, 'draft.md');
  expect(await run('publish-briefing', draft)).toEqual({
    status: 0,
    stdout: `Published "Draft": ${target}\n`,
    stderr: '',
  });
  const renamed = join(root, 'renamed.md');
  writeFileSync(renamed, '---\nid: the-fed\n---\nIt holds, it says.\n');
  const again = await run('publish-briefing', renamed);
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('add --correct')]);
  expect((await run('publish-briefing', renamed, '--correct')).stdout).toBe(
    `Corrected "Renamed": ${target}\n`,
  );
  expect(readFileSync(target, 'utf8')).toContain('It holds, it says.');
  expect((await run('publish-briefing', target)).stderr).toBe(
    `${target} is among the briefings, so it is published. To correct it, edit it there.\n`,
  );
  for (const file of [join(folder, 'note.md'), join(root, 'copy.md')]) writeFileSync(file, 'A note.\n');
  expect((await run('publish-briefing', join(root, 'copy.md'))).stderr).toMatch(
    /^Not published: it is a copy of note\.md/,
  );
  const missing = join(root, 'missing.md');
  expect((await run('publish-briefing', missing)).stderr).toBe(
    `${missing}:1:1: the file cannot be read (ENOENT). There is none of this name, or it is a link to nothing: check the name\n`,
  );
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

const USAGE = {
  'check-briefings': 'Type it as: npm run check-briefings -- [FILES or folders] [--fix] [--json]',
  'new-briefing': 'Type it as: npm run new-briefing -- "TITLE"',
  'publish-briefing': 'Type it as: npm run publish-briefing -- FILE [--correct]',
};

test.each(['check-briefings', 'new-briefing', 'publish-briefing'] as const)(
  '%s says what is wrong with an option it does not know, or a folder that is not there, without a stack',
  async (program) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`src/terminal/${program}.ts`, '--fixx'], {
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([1, '', `Unknown option '--fixx'. ${USAGE[program]}\n`]);
    const help = spawnSync(process.execPath, [`src/terminal/${program}.ts`, '--help'], { encoding: 'utf8' });
    expect([help.status, help.stdout]).toEqual([0, `${USAGE[program]}\n`]);
    expect(stderr).not.toContain('    at ');
    const words = program === 'check-briefings' ? [] : [join(root, 'draft.md')];
    expect(
      await runProgram(PROGRAMS[program], words, { BRIEFINGS_DIR: join(root, 'nowhere') }),
    ).toMatchObject({ status: 1, stderr: expect.stringContaining('BRIEFINGS_DIR') });
  },
);

test('publish-briefing takes nothing that is not even named like a text', async () => {
  const page = join(root, 'package.json');
  writeFileSync(page, '{ "name": "a" }');
  const before = readdirSync(folder);
  expect(await run('publish-briefing', page)).toEqual({
    status: 1,
    stdout: '',
    stderr: `${page}:1:1: only *.md and *.txt files are read. Save its text as one of them\n`,
  });
  expect(readdirSync(folder)).toEqual(before);
});

test('publish-briefing does not write over a file that is no briefing', async () => {
  const draft = join(root, 'broken.md');
  writeFileSync(draft, 'All is better.');
  writeFileSync(join(folder, 'broken.md'), '---\nhalf');
  expect(await run('publish-briefing', draft)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is a file broken.md already that cannot be read as a briefing'),
  });
  expect(readFileSync(join(folder, 'broken.md'), 'utf8')).toBe('---\nhalf');
});

test('new-briefing refuses a title that nobody could publish', async () => {
  expect(await run('new-briefing', 'a'.repeat(250))).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'A title has at most 200 characters and this one 250. Say it shorter; the rest goes into the summary.\n',
  });
  const { stdout } = await run('new-briefing', 'long '.repeat(40));
  const file = /Write your briefing in (.*)/.exec(stdout)?.[1] ?? '';
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n- **EU**: A union.`);
  expect((await run('check-briefings', file)).stdout).toContain(`"${'long '.repeat(40).trim()}"`);
});
