import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../../src/bot.ts';
import type { Clock } from '../../src/clock.ts';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { startReady } from '../support/bot-process.ts';
import { localDiscord } from '../support/local-discord.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { runHere } from '../support/run-here.ts';
import { partsWith, startRunning } from '../support/running-bot.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const OUTAGE = 6;
/** At least half of a wait that doubles from a second on. */
const evermore = Array.from({ length: OUTAGE - 1 }, (_, i) => 500 * 2 ** i);

/** A bot that does not sit out the waits of an outage; resolves once it is ready, with how long they would have been, in ms. */
async function startThrough(discord: LocalDiscord): Promise<number[]> {
  const waits: number[] = [];
  const { parts } = await partsWith([realBriefing]);
  const wait: Clock['wait'] = (ms, signal) => {
    // All but the second for a goodbye.
    if (discord.connected() || ms === 1000) return parts.clock.wait(ms, signal);
    waits.push(ms);
    return Promise.resolve();
  };
  const account = { token: discord.token, apiUrl: discord.apiUrl };
  const quick = { ...parts, clock: { ...parts.clock, wait } };
  const bot = await startBot(account, quick, new AbortController().signal, () => {});
  onTestFinished(() => bot.close());
  return waits;
}

test('while Discord is down the bot keeps trying, ever more slowly, and then connects', async () => {
  const discord = await localDiscord();
  discord.fault({ path: '^/gateway/bot', effect: { kind: 'status', status: 503 }, times: OUTAGE });
  const waits = await startThrough(discord);
  for (const [i, least] of evermore.entries()) expect(waits[i]).toBeGreaterThanOrEqual(least);
});

test('while only the gateway is down one client keeps trying, ever more slowly, and then answers once', async () => {
  const discord = await localDiscord();
  discord.gateway.refuse('unavailable', OUTAGE);
  const waits = await startThrough(discord);
  for (const [i, least] of evermore.slice(0, -1).entries()) expect(waits[i]).toBeGreaterThanOrEqual(least);
  const asked = discord
    .as('Rosa')
    .type('The Reading Room/general', '/explain', { query: 'western sanctions' });
  expect((await asked).kind).toBe('message');
  const sent = discord.traffic();
  expect(sent.filter((entry) => entry.kind === 'rest' && entry.path.includes('/callback'))).toHaveLength(1);
  expect(sent.filter((entry) => entry.kind === 'gateway' && Object(entry.payload).op === 2)).toHaveLength(1);
});

test('it says that it is not connected as long as a lost connection is not made again', async () => {
  const { discord, bot } = await startRunning();
  expect(bot.isReady()).toBe(true);
  discord.gateway.refuse('unavailable', 1);
  discord.gateway.cut();
  await expect.poll(() => bot.isReady()).toBe(false);
  await expect.poll(() => bot.isReady()).toBe(true);
  expect(discord.gateway.refused()).toBe(1);
});

test('it stops at once when it is told to while Discord is down', async () => {
  // The port reads like a close code after which there is no use in trying.
  const bot = await runHere({ DISCORD_TOKEN: 'some.token', DISCORD_API_URL: 'http://127.0.0.1:4010/api' });
  await bot.said('trying again');
  bot.stop();
  await bot.ended;
});

test.each(['silent', 'unavailable'] as const)(
  'it stops at once when it is told to while the gateway is %s',
  async (how) => {
    const discord = await localDiscord();
    discord.gateway.refuse(how, 1000);
    const bot = await runHere({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await expect.poll(() => discord.gateway.refused()).toBeGreaterThan(0);
    bot.stop();
    await bot.ended;
  },
);

test('it stops at once when it is told to after Discord has gone away', async () => {
  const discord = await localDiscord();
  const bot = await startReady(discord);
  discord.gateway.refuse('unavailable', 1000);
  discord.gateway.cut();
  await bot.said('connecting to Discord again');
  bot.signal('SIGTERM');
  expect(await bot.code).toBe(0);
});

test('while the database cannot be read it is not ready and says so, and is again once it can', async () => {
  const stateDir = await temporaryFolder();
  const bot = await runHere({ LOCAL_PORT: '0', HEALTH_PORT: '0', STATE_DIR: stateDir });
  await bot.said('"msg":"ready"');
  const [, port] = /"healthPort":(\d+)/.exec(bot.output()) ?? [];
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const ready = async () => {
    const answer = await ask('/readyz');
    return [answer.status, await answer.json()];
  };
  expect(await ready()).toEqual([200, { ready: true, missing: [], refused: [] }]);
  const database = new BetterSqlite3(join(stateDir, 'briefings.db'));
  database.exec('alter table subscription rename to elsewhere');
  expect(await ready()).toEqual([
    503,
    { ready: false, missing: ['the database cannot be read'], refused: [] },
  ]);
  expect((await ask('/metrics')).status).toBe(503);
  expect((await ask('/healthz')).status).toBe(200);
  database.exec('alter table elsewhere rename to subscription');
  database.close();
  expect((await ready())[0]).toBe(200);
});
