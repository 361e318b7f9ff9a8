import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const SCRIPT = `
  import { sendPage } from './src/local-discord/control/page-files.ts';
  const response = { writeHead(status) { console.log(status); return this; }, end() {} };
  await sendPage('/page/app.ts', response);
  process.emitWarning('Something else.');
`;

test('serving the page warns of nothing in the terminal, and hides no other warning', async () => {
  const args = ['--input-type=module', '--eval', SCRIPT];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toBe('200\n');
  expect(stderr).not.toContain('ExperimentalWarning');
  expect(stderr).toContain('Something else.');
});
