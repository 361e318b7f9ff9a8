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

test.each(['backup', 'restore', 'migrate-to-postgres'])(
  'no option that %s does not have is taken for a file, and --help says how it is typed',
  (name) => {
    const typed = (word: string) =>
      spawnSync(process.execPath, [`src/terminal/${name}.ts`, word], { encoding: 'utf8' });
    const usage = `Type it as: npm run ${name}`;
    expect(typed('--froce')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(`Unknown option '--froce'. ${usage}`),
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
