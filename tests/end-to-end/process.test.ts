import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startByNpm, startProcess, startReady } from '../support/bot-process.ts';
import { localDiscord } from '../support/local-discord.ts';
import { sampleFolder } from '../support/sample-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('without a token it starts the local Discord, says where, opens it on --open, answers health checks, and ends with 0 on Ctrl+C, however often that arrives', async () => {
  const folder = await temporaryFolder();
  const opened = join(folder, 'opened');
  for (const opener of ['xdg-open', 'open'])
    await writeFile(join(folder, opener), `#!/bin/sh\necho "$1" > ${opened}\n`, { mode: 0o755 });
  const PATH = `${folder}:${process.env['PATH']}`;
  const BRIEFINGS_DIR = await sampleFolder();
  const bot = await startProcess({ BRIEFINGS_DIR, LOCAL_PORT: '0', HEALTH_PORT: '0', PATH }, '--open');
  const [, url = ''] = await bot.said(
    /Open (http:\/\/127\.0\.0\.1:\d+) and type \/explain western sanctions/,
  );
  await bot.said('"msg":"ready"');
  await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe(`${url}\n`);
  const asBot = { headers: { 'user-agent': 'DiscordBot (https://example.org, 1)' } };
  expect((await fetch(`${url}/api/v10/gateway`, asBot)).status).toBe(200);
  const [, port] = await bot.said(/"healthPort":(\d+)/);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const page = await fetch(url);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/html'),
  ]);
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, missing: [], refused: [] }]);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  for (const line of [
    'briefing_bot_briefings 1',
    'briefing_bot_connected 1',
    'briefing_bot_posts 1',
    'briefing_bot_subscriptions{state="working"} 0',
    'process_resident_memory_bytes',
  ])
    expect(metrics).toContain(line);
  expect(metrics).toMatch(/briefing_bot_discord_answers_total\{status="200"\} [1-9]/);
  // The terminal tells the bot as well as npm, which passes it on where no shell stands between.
  for (let n = 0; n < 20; n++) bot.signal('SIGINT');
  await bot.said('stopping');
  bot.signal('SIGINT');
  expect(await bot.code).toBe(0);
});

test('what `.env` has is read', async () => {
  const file = join(await temporaryFolder(), '.env');
  await writeFile(file, 'HEALTH_PORT=many\n');
  const wrong = await startProcess({ DOTENV_PATH: file });
  expect(await wrong.code).toBe(1);
  expect(wrong.output()).toBe('HEALTH_PORT is "many"; it must be a port from 0 to 65535.\n');
});

test('asked with --help it says how it is typed, and does nothing', async () => {
  const asked = await startProcess({ HEALTH_PORT: 'many' }, '--help');
  expect(await asked.code).toBe(0);
  expect(asked.output()).toMatch(/^Type it as: npm start, or npm start -- --open, .*\n$/);
});

test('with a token it logs in at DISCORD_API_URL, alone on its state, until its token is refused', async () => {
  const discord = await localDiscord();
  const environment = { STATE_DIR: await temporaryFolder() };
  const first = await startReady(discord, environment);
  expect(discord.commands().length).toBeGreaterThan(0);
  const second = await startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'silent',
    ...environment,
  });
  expect(await second.code).toBe(1);
  expect(second.output()).toBe(
    `Another process is running on ${environment.STATE_DIR}. Stop it first, or give this one a STATE_DIR of its own; several machines together need DATABASE_URL.\n`,
  );
  expect((await discord.as('Rosa').type('The Reading Room/general', '/briefing')).kind).toBe('message');
  discord.gateway.closeAll(4004, 'Authentication failed.');
  expect(await first.code).toBe(1);
  expect(first.output()).toMatch(/^Discord refuses the token in DISCORD_TOKEN\. .+$/m);
});

test('a wrong variable ends it with one line that names it and 1', async () => {
  const bot = await startProcess({ LOCAL_PORT: 'three thousand' });
  expect(await bot.code).toBe(1);
  expect(bot.output()).toBe('LOCAL_PORT is "three thousand"; it must be a port from 0 to 65535.\n');
});

test('an option that does not exist ends it with one line and 1', async () => {
  const bot = await startProcess({}, '--bogus');
  expect(await bot.code).toBe(1);
  expect(bot.output()).toMatch(/^Unknown option '--bogus'.*\n$/);
});

test('a signal that comes while the listener of the start is handed over is not lost', async () => {
  // Sent when the first of them is made, which is when the bot begins to listen for itself.
  const signalled = `const made = AbortController;
    globalThis.AbortController = class extends made {
      constructor() {
        super();
        globalThis.AbortController = made;
        process.kill(process.pid, 'SIGTERM');
      }
    };`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(signalled)}`;
  const bot = await startProcess({ LOCAL_PORT: '0', NODE_OPTIONS });
  expect(await Promise.race([bot.code, bot.said('"msg":"ready"').catch(() => bot.code)])).toBe(0);
});

test('npm passes SIGTERM on to a shell only, and the bot stops all the same', async () => {
  const bot = await startByNpm({ LOCAL_PORT: '0' });
  await bot.said('"msg":"ready"');
  bot.signal('SIGTERM');
  await bot.gone;
  expect(bot.output()).toContain('stopping; a second signal stops at once');
});
