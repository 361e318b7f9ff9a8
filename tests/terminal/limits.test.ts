import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createReader, USUAL_READING } from '../../src/intake/reader.ts';
import { ask } from '../../src/terminal/ask.ts';
import { publishBriefing } from '../../src/terminal/publish-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runProgram } from '../support/terminal.ts';

test('ask and publish-briefing read nothing for longer than the bot does, and the others go on', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'slow.md'), '- A line\n'.repeat(9_000));
  await writeFile(join(folder, 'storm.md'), 'A storm nears.');
  const drafts = await temporaryFolder();
  await writeFile(join(drafts, 'rain.md'), 'Rain comes.');
  const impatient = () => createReader({ ...USUAL_READING, ms: 300 });
  const run = (work: typeof ask, ...words: string[]) =>
    runProgram(work, words, { BRIEFINGS_DIR: folder }, impatient);
  const refusal = `${join(folder, 'slow.md')}:1:1: the text takes more than 0.3 s to read. `;
  const { stdout, stderr } = await run(ask, 'storm');
  expect(stderr).toContain(refusal);
  expect(stdout).toContain('A storm nears.');
  expect((await run(publishBriefing, join(drafts, 'rain.md'))).stdout).toMatch(/^Published "Rain": /);
  expect(await readdir(folder)).toHaveLength(3);
});
