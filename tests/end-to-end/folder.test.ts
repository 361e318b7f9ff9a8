import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { startProcess } from '../support/bot-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CHANNEL = 'The Reading Room/general';
const SOON = { timeout: 10_000, interval: 50 };

test('a file dropped, broken, mended, renamed and removed while the bot runs is followed by its answers', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'first.md'), '# First\n\nA text.');
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const bot = await startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    BRIEFINGS_DIR: folder,
    HEALTH_PORT: '0',
  });
  const [, port] = await bot.said(/"healthPort":(\d+)/);
  await bot.said('"msg":"ready"');
  const rosa = discord.as('Rosa');
  const ask = async (query: string) => {
    const outcome = await rosa.type(CHANNEL, '/explain', { query });
    return outcome.kind === 'message' ? textOf(outcome.message).replaceAll('**', '') : outcome.kind;
  };
  const refused = async () => (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).refused;
  const file = join(folder, 'second.md');

  await writeFile(file, '# Second\n\n## Did you know?\n\n- Zeugma: A figure of speech.');
  await expect.poll(() => ask('zeugma'), SOON).toContain('A figure of speech.');

  await writeFile(file, '# Second\n\n## Did you know?\n\n- Zeugma');
  await expect.poll(refused, SOON).toEqual([expect.stringContaining(`${file}:5:1: the glossary entry`)]);
  expect(bot.output()).toContain('has no term');
  expect(await ask('zeugma')).toContain('A figure of speech.');

  await writeFile(file, '# Second\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.');
  await expect.poll(() => ask('zeugma'), SOON).toContain('One verb for two nouns.');
  expect(await refused()).toEqual([]);

  await rename(file, join(folder, 'third.md'));
  await bot.said(/briefings read[\s\S]*briefings read[\s\S]*briefings read[\s\S]*briefings read/);
  expect(await ask('zeugma')).toContain('One verb for two nouns.');

  await rm(join(folder, 'third.md'));
  await expect.poll(() => ask('zeugma'), SOON).toContain('Nothing in the briefings');
  bot.signal('SIGTERM');
  expect(await bot.code).toBe(0);
});
