import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { startBot } from '../../src/bot.ts';
import { localDiscord } from '../support/local-discord.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { runHere } from '../support/run-here.ts';
import { partsWith } from '../support/running-bot.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('without a token it also waits for a briefing written just before it started', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'fresh.md'), '# Fresh\n\nA text.\n');
  const bot = await runHere({ LOCAL_PORT: '0', BRIEFINGS_DIR: folder });
  await bot.said('"msg":"ready"');
  expect(bot.output()).toContain('"briefings":1');
  bot.stop();
  await bot.ended;
});

test('a folder without a briefing is named, with what to put there', async () => {
  const folder = await temporaryFolder();
  const bot = await runHere({ LOCAL_PORT: '0', BRIEFINGS_DIR: folder });
  await bot.said('"msg":"ready"');
  expect(bot.output()).toContain(
    `"briefingsDir":"${folder}","msg":"no briefing yet: put a *.md or *.txt file into this folder"`,
  );
  bot.stop();
  await bot.ended;
});

test('a token that Discord refuses ends it', async () => {
  const discord = await localDiscord();
  const bot = await runHere({ DISCORD_TOKEN: 'hunter2.hunter2', DISCORD_API_URL: discord.apiUrl });
  await expect(bot.ended).rejects.toMatchObject({
    name: 'FatalDiscordError',
    message:
      'Discord refuses the token in DISCORD_TOKEN. Copy it anew from https://discord.com/developers/applications, page Bot.',
  });
});

test('an address that is not Discord’s ends it, and it names the variable', async () => {
  const discord = await localDiscord();
  const bot = await runHere({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: `${discord.url}/nothing` });
  await expect(bot.ended).rejects.toMatchObject({
    name: 'FatalDiscordError',
    message: expect.stringMatching(
      /^What DISCORD_API_URL names answers, but not as Discord does \(404\)\..*$/,
    ),
  });
});

test('a port for health checks that something else has ends it, and it names the variable', async () => {
  const other = createServer().listen(0);
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo; // it listens on a port, not on a pipe
  const bot = await runHere({ LOCAL_PORT: '0', HEALTH_PORT: String(port) });
  await expect(bot.ended).rejects.toMatchObject({
    name: 'ConfigError',
    message: `HEALTH_PORT is "${port}", which cannot be had (EADDRINUSE); it must be a port that nothing else uses.`,
  });
});

test('a port for the page of which none is free ends it, and it names the variable', async () => {
  const other = createServer().listen(65_535, '127.0.0.1');
  onTestFinished(() => void other.close());
  // Also when somebody else has it.
  await Promise.race([once(other, 'listening'), once(other, 'error')]);
  const bot = await runHere({ LOCAL_PORT: '65535' });
  await expect(bot.ended).rejects.toMatchObject({
    name: 'ConfigError',
    message: 'LOCAL_PORT is "65535". No port from 65535 to 65535 is free. Name another one, or 0 for any.',
  });
});

test('told to stop while Discord is slow to answer the start, it does not wait for the answer', async () => {
  const discord = await localDiscord();
  discord.fault({ method: 'GET', path: '/commands$', times: 1, effect: { kind: 'slow', ms: 60_000 } });
  const bot = await runHere({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  await expect.poll(() => discord.faults()).toEqual([]);
  const told = performance.now();
  bot.stop();
  await bot.ended;
  // A request by itself gives up after 15 s.
  expect(performance.now() - told).toBeLessThan(10_000);
});

test('told to stop while the database fails during the start, it does not wait for it to come back', async () => {
  const discord = await localDiscord();
  const { parts, log } = await partsWith([realBriefing]);
  const guildReturned = () => Promise.reject(new Error('The database is away.'));
  const storage = { ...parts.storage, subscriptions: { ...parts.storage.subscriptions, guildReturned } };
  const stop = new AbortController();
  const starting = startBot(discord, { ...parts, storage }, stop.signal, () => {});
  await expect.poll(() => log.filter((line) => line.includes('could not be written down'))).toHaveLength(1);
  stop.abort();
  await (await starting).close();
});

test('what Discord closes for good when the bot first connects ends the start with the reason', async () => {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 };
  const server = createHttpServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit }));
  });
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.once('message', () => socket.close(4014, 'Disallowed intents.'));
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  const bot = await runHere({ DISCORD_TOKEN: 'some.token', DISCORD_API_URL: `http://127.0.0.1:${port}/api` });
  await expect(bot.ended).rejects.toThrow('Discord refuses the intents (close code 4014).');
});
