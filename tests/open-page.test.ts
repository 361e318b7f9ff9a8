import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openPage } from '../src/open-page.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const URL = 'http://127.0.0.1:3000';
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['that finds no browser', '#!/bin/sh\nexit 3\n', true],
  ['that is not there', undefined, true],
  ['that opens one', '#!/bin/sh\n', false],
])('with a program %s the person is told only when needed', async (_, opener, told) => {
  const folder = await temporaryFolder();
  for (const name of ['xdg-open', 'open'])
    if (opener) await writeFile(join(folder, name), opener, { mode: 0o755 });
  vi.stubEnv('PATH', folder);
  const said: string[] = [];
  await new Promise<void>((resolve) => {
    openPage(URL, (why) => resolve(void said.push(why))).once('exit', () => setImmediate(resolve));
  });
  const expected = expect.stringMatching(/^No browser could be opened \(.*open\)\. Open .* yourself\.$/);
  expect(said).toEqual(told ? [expected] : []);
});
