import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const ask = (...words: string[]) =>
  spawnSync(process.execPath, ['src/terminal/ask.ts', ...words], { encoding: 'utf8' });

test('ask answers in a terminal, and says which words led there, and how', () => {
  const { status, stdout } = ask('--why', 'who is this blinkn dude');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^US Secretary of State Antony Blinken: .+\n {2}glossary of "Putin visits China"\n/);
  expect(stdout).toMatch(/ {2}blinkn → blinken \(typo, 0\.\d\d\)/);
});

test('ask says when nothing answers, and what can be asked about', () => {
  expect(ask('pizza').stdout).toMatch(/^Nothing in the briefings about "pizza"\.\nyou can ask about: /);
  expect(ask()).toMatchObject({
    status: 1,
    stderr: 'What do you want to know? npm run ask -- "western sanctions"\n',
  });
});
