import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runProgram } from '../support/terminal.ts';
import { torture } from '../torture/torture.ts';

test('what the system refuses is said in a line; what is the program’s own fault is not kept quiet', async () => {
  const reads = async (): Promise<boolean> => (await readFile('/nowhere/at/all')).length > 0;
  expect(await runProgram(reads, [], {})).toEqual({
    status: 1,
    stdout: '',
    stderr: "ENOENT: no such file or directory, open '/nowhere/at/all'\n",
  });
  const fails = (): boolean => {
    throw new TypeError('a mistake');
  };
  await expect(runProgram(fails, [], {})).rejects.toThrow('a mistake');
});

test.each([
  ['backup', 'src/terminal/backup.ts'],
  ['restore', 'src/terminal/restore.ts'],
  ['migrate-to-postgres', 'src/terminal/migrate-to-postgres.ts'],
  ['schema', 'src/terminal/write-schema.ts'],
  ['fuzz:briefings', 'tests/briefings/fuzz.ts'],
  ['local-discord', 'src/local-discord/main.ts'],
])(
  'no option that %s does not have is passed over or taken for a file, and --help says how it is typed',
  (name, file) => {
    const typed = (word: string) => spawnSync(process.execPath, [file, word], { encoding: 'utf8' });
    const usage = `Type it as: npm run ${name}`;
    expect(typed('--froce')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(`^Unknown option '--froce'(\\. |\n)${usage}`),
    });
    expect(typed('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining(usage), stderr: '' });
  },
);

test.each([
  [['--nope'], "Unknown option '--nope'. "],
  [
    ['--rounds', 'many'],
    'Rounds, channels and seed are whole numbers from 1. Type it as: npm run torture -- ',
  ],
])('torture does not begin when %j is typed, and says in a line what it knows', async (words, says) => {
  const { status, stdout, stderr } = await runProgram(torture, words, {});
  expect([status, stdout, stderr.split('\n').length]).toEqual([1, '', 2]);
  expect(stderr).toContain(says);
});
