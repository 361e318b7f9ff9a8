import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBriefings } from '../../src/terminal/check-briefings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runProgram } from '../support/terminal.ts';

test('VS Code’s task finds each problem of check-briefings with its file, line, column and words', async () => {
  const file = join(await temporaryFolder(), 'my 1: news.md');
  await writeFile(file, '---\ntitel: News\ntags: a\n---\nText.');
  const { tasks } = JSON.parse(readFileSync('.vscode/tasks.json', 'utf8'));
  const [{ args, problemMatcher }] = tasks;
  expect(args.slice(0, -1)).toEqual(['run', '--silent', 'check-briefings', '--']);
  const { regexp, ...groups } = problemMatcher.pattern;
  expect(groups).toEqual({ file: 1, line: 2, column: 3, message: 4 });
  const { stdout, stderr } = await runProgram(checkBriefings, [file], {});
  const found = (stdout + stderr)
    .split('\n')
    .flatMap((line) => new RegExp(regexp).exec(line)?.slice(1) ?? []);
  expect(found).toEqual([
    ...[file, '2', '1', 'the front matter has a key "titel" that is not known. Did you mean "title"?'],
    ...[file, '3', '1', 'the front matter has a key "tags" that is not known. Did you mean "topics"?'],
  ]);
});
