import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { startProcess } from '../support/bot-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CHANNEL = 'The Reading Room/general';

test('a file renamed or broken while the bot was down is the briefing it was, and nothing is posted again', async () => {
  const folder = await temporaryFolder();
  const stateDir = await temporaryFolder();
  const path = (name: string) => join(folder, name);
  await writeFile(path('archive.md'), '# Archive\n\nA text.');
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const start = async () => {
    const bot = await startProcess({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      BRIEFINGS_DIR: folder,
      STATE_DIR: stateDir,
      HEALTH_PORT: '0',
    });
    await bot.said('"msg":"ready"');
    return bot;
  };
  const posts = (words: string) =>
    discord.messages(CHANNEL).filter((one) => !one.visibleTo && textOf(one).includes(words));

  const first = await start();
  await discord.as('Milo').type(CHANNEL, '/subscribe');
  await writeFile(path('one.md'), '# One\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.');
  await writeFile(path('two.md'), '# Two\n\nThe second text.');
  await discord.until(() => (posts('Two').length && posts('One').length ? true : undefined));
  first.signal('SIGTERM');
  expect(await first.code).toBe(0);

  await rename(path('two.md'), path('renamed.md'));
  await writeFile(path('one.md'), '---\ntitle: [');
  await writeFile(path('three.md'), '# Three\n\nThe third text.');
  const second = await start();
  await discord.until(() => (posts('Three').length ? true : undefined));
  expect([posts('One').length, posts('Two').length, posts('Three').length]).toEqual([1, 1, 1]);
  const answer = await discord.as('Rosa').type(CHANNEL, '/explain', { query: 'zeugma' });
  expect(answer.kind === 'message' && textOf(answer.message)).toContain('One verb for two nouns.');
  const [, port] = await second.said(/"healthPort":(\d+)/);
  const { refused } = await (await fetch(`http://127.0.0.1:${port}/readyz`)).json();
  expect(refused).toEqual([expect.stringContaining('one.md')]);
  second.signal('SIGTERM');
  expect(await second.code).toBe(0);
});
