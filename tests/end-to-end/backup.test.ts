import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { localDiscord } from '../support/local-discord.ts';
import { runHere } from '../support/run-here.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CHANNEL = 'The Reading Room/general';

test('a copy made while the bot runs brings subscriptions back, and what was posted since is not posted again', async () => {
  const [folder, stateDir, backups] = [
    await temporaryFolder(),
    await temporaryFolder(),
    await temporaryFolder(),
  ];
  const copy = join(backups, 'monday.db');
  await writeFile(join(folder, 'archive.md'), '# Archive\n\nA text.');
  const discord = await localDiscord();
  const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const start = async () => {
    const bot = await runHere({ ...environment, BRIEFINGS_DIR: folder, STATE_DIR: stateDir });
    await bot.said('"msg":"ready"');
    return bot;
  };
  const command = (name: string) =>
    new Promise<{ code: unknown; output: string }>((resolve) => {
      const env = { ...bareEnvironment(), STATE_DIR: stateDir };
      execFile(process.execPath, [`src/terminal/${name}.ts`, copy], { env }, (error, stdout, stderr) =>
        resolve({ code: error ? error.code : 0, output: stdout + stderr }),
      );
    });
  const posts = (words: string) =>
    discord.messages(CHANNEL).filter((one) => !one.visibleTo && textOf(one).includes(words)).length;

  const first = await start();
  await discord.as('Milo').type(CHANNEL, '/subscribe');
  expect(await command('backup')).toEqual({
    code: 0,
    output: expect.stringMatching(/^Copied to .*monday\.db \(\d+ KiB\)\. Put back with: npm run restore -- /),
  });
  await writeFile(join(folder, 'news.md'), '# News\n\nSomething happened.');
  await discord.until(() => (posts('Something happened.') ? true : undefined));
  await discord.as('Milo').type(CHANNEL, '/unsubscribe');
  expect(await command('restore')).toMatchObject({
    code: 1,
    output: expect.stringContaining('Stop it first'),
  });
  first.stop();
  await first.ended;

  expect(await command('restore')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^Restored .*is kept as/),
  });
  const second = await start();
  await writeFile(join(folder, 'later.md'), '# Later\n\nThe next day.');
  await discord.until(() => (posts('The next day.') ? true : undefined));
  expect([posts('Something happened.'), posts('The next day.')]).toEqual([1, 1]);
  second.stop();
  await second.ended;
});
