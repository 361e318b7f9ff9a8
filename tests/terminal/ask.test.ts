import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../../src/terminal/ask.ts';
import { sampleFolder } from '../support/sample-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runProgram } from '../support/terminal.ts';

const run = async (...words: string[]) => runProgram(ask, words, { BRIEFINGS_DIR: await sampleFolder() });

test('ask answers in a terminal, and says which words led there, and how', async () => {
  const { status, stdout } = await run('--why', 'who is this blinkn dude');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^US Secretary of State Antony Blinken: .+\n {2}glossary of "Putin visits China"\n/);
  expect(stdout).toMatch(/ {2}blinkn → blinken \(typo, 0\.\d\d\)/);
  expect((await run('--why', 'western sanctions on putin')).stdout).toMatch(
    /^Western Sanctions: (?:.+\n)+? {2}putin → the briefing's title\n/,
  );
  expect((await run('--why', 'the analysis, please')).stdout).toContain(
    '\n  analysis of "Putin visits China"\n  score 1.00\n  the analysis → analysis (section, 1.00)\n',
  );
});

test('ask tells the answer in full, and what is related a line each', async () => {
  const [answer, , related] = (await run('western sanctions')).stdout.split('\n');
  expect(answer).toMatch(/^Western Sanctions: These are .+ with the sanctioned country\.$/);
  expect(related).toMatch(/^related: The visit signals Moscow.+…$/);
});

test('ask says that what it shows is retracted', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'storm.md'), '---\nretracted: true\n---\n# Storm\n\nA storm nears.\n');
  const { stdout } = await runProgram(ask, ['storm'], { BRIEFINGS_DIR: folder });
  expect(stdout).toBe('A storm nears.\n  summary of "Storm", which is retracted\n');
});

test('ask says when nothing answers, and what can be asked about', async () => {
  expect((await run('pizza')).stdout).toMatch(
    /^Nothing in the briefings about "pizza"\.\nyou can ask about: /,
  );
  expect(await run()).toMatchObject({
    status: 1,
    stderr: 'What do you want to know? npm run ask -- "western sanctions"\n',
  });
});
