import { InteractionResponseType } from 'discord.js';
import { expect, test } from 'vitest';
import * as list from '../../commands/index.ts';
import { startBot } from '../../src/bot.ts';
import type { Clock } from '../../src/clock.ts';
import { type LocalDiscord, startLocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { localDiscord } from '../support/local-discord.ts';
import { messageOf } from '../support/message-of.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { partsWith, startRunning } from '../support/running-bot.ts';
import { steerableClock } from '../support/steerable-clock.ts';

const CHANNEL = 'The Reading Room/general';
/** Does not wait the second and a half after which a reader is told that we are thinking. */
const impatient =
  (wait: Clock['wait']): Clock['wait'] =>
  (ms, signal) =>
    ms === 1500 ? Promise.resolve() : wait(ms, signal);

const ask = { query: 'western sanctions' };

const callbacks = (discord: LocalDiscord) =>
  discord.traffic().filter((entry) => entry.kind === 'rest' && entry.path.includes('/callback'));

/** A bot whose `/subscriptions` gets no further than a gate until that is opened. */
async function startHeld(how: { impatient?: boolean } = {}) {
  const [opened, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const running = await startRunning({
    parts: ({ storage, clock, ...parts }) => {
      const inGuild: typeof storage.subscriptions.inGuild = async (id) => {
        reached.resolve();
        await opened.promise;
        return storage.subscriptions.inGuild(id);
      };
      return {
        ...parts,
        clock: how.impatient ? { ...clock, wait: impatient(clock.wait) } : clock,
        storage: { ...storage, subscriptions: { ...storage.subscriptions, inGuild } },
      };
    },
  });
  return { ...running, gate: { reached: reached.promise, open: opened.resolve } };
}

test('commands are registered in one overwrite, and not again while they are the same; their ids stay', async () => {
  const { discord, bot } = await startRunning();
  const puts = () =>
    discord.traffic().filter((entry) => entry.kind === 'rest' && entry.method === 'PUT').length;
  expect(discord.commands().map(({ name }) => name)).toEqual(
    Object.values(list).map(({ data }) => data.name),
  );
  const ids = discord.commands().map(({ id }) => id);
  expect(puts()).toBe(1);
  await bot.close();
  const account = { token: discord.token, apiUrl: discord.apiUrl };
  const { parts } = await partsWith([realBriefing]);
  const again = await startBot(account, parts, new AbortController().signal, () => {});
  expect(puts()).toBe(1);
  expect(discord.commands().map(({ id }) => id)).toEqual(ids);
  await again.close();
});

test('commands that Discord cannot take yet are registered later; until then the bot does all the rest', async () => {
  const clock = steerableClock();
  const discord = await localDiscord();
  discord.fault({ path: '/commands', effect: { kind: 'status', status: 502 }, times: 1 });
  discord.fault({ path: '/commands', effect: { kind: 'page', status: 403 }, times: 1 });
  const { bot, log } = await startRunning({ on: discord, parts: (parts) => ({ ...parts, clock }) });
  expect([bot.isReady(), discord.commands()]).toEqual([true, []]);
  expect(log.join('')).toContain('the commands could not be registered, trying again');
  clock.advance(1000);
  await expect.poll(() => log.join('').match(/trying again/g)).toHaveLength(2);
  clock.advance(2000);
  await expect.poll(() => discord.commands().length).toBe(Object.keys(list).length);
});

test('commands that Discord refuses are logged with its reasons, and the bot goes on', async () => {
  const discord = await localDiscord();
  const message = 'Max number of daily application command creates has been reached (200)';
  discord.fault({
    path: '/commands',
    effect: { kind: 'refuse', status: 400, code: 30034, message },
    times: 1,
  });
  const { bot, log } = await startRunning({ on: discord });
  expect(bot.isReady()).toBe(true);
  expect(log.find((line) => line.includes('Discord refuses the commands; the old ones stay'))).toContain(
    message,
  );
});

test('a command that breaks tells the reader an id, and the log has the stack under that id', async () => {
  const { discord, log } = await startRunning({
    parts: (parts) => ({
      ...parts,
      index: () => {
        throw new Error('the index fell over');
      },
    }),
  });
  const message = messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', ask));
  const id = /id `(\w{8})`/.exec(textOf(message))?.[1];
  const entry = log.map((line) => JSON.parse(line)).find((line) => line.id === id);
  expect(entry.err.stack).toContain('the index fell over');
  expect(textOf(message)).not.toContain('fell over');
});

test('an answer that comes after 3 seconds fails for the reader, is logged, and the bot goes on', async () => {
  const { discord, log } = await startRunning();
  const rosa = discord.as('Rosa');
  const asked = rosa.type(CHANNEL, '/explain', ask);
  discord.advance(3_001);
  expect((await asked).kind).toBe('failed');
  expect((await rosa.type(CHANNEL, '/explain', ask)).kind).toBe('message');
  await expect.poll(() => log.join('')).toContain('an interaction could not be answered');
});

test('a command that takes long says it is thinking, and answers when it is done', async () => {
  const { discord } = await startRunning({
    parts: (parts) => ({ ...parts, clock: { ...parts.clock, wait: impatient(parts.clock.wait) } }),
  });
  const message = messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', ask));
  expect(textOf(message).replaceAll('**', '')).toContain('Western Sanctions');
  const { DeferredChannelMessageWithSource } = InteractionResponseType;
  expect(callbacks(discord)).toMatchObject([{ request: { type: DeferredChannelMessageWithSource } }]);
});

test('an answer that comes after 15 minutes of thinking is lost to the reader, is logged, and the bot goes on', async () => {
  const { discord, log, gate } = await startHeld({ impatient: true });
  const olivia = discord.as('Olivia');
  const asked = olivia.type(CHANNEL, '/subscriptions');
  await expect.poll(() => callbacks(discord)).toHaveLength(1);
  discord.advance(15 * 60_000 + 1);
  gate.open();
  await expect.poll(() => log.join('')).toContain('an interaction could not be answered');
  expect((await asked).kind).toBe('failed');
  expect((await olivia.type(CHANNEL, '/explain', ask)).kind).toBe('message');
});

test('an answer that meets a server error is sent again', async () => {
  const { discord } = await startRunning();
  discord.fault({ path: '/callback$', effect: { kind: 'status', status: 502 }, times: 2 });
  expect((await discord.as('Rosa').type(CHANNEL, '/explain', ask)).kind).toBe('message');
});

test.each(['before', 'after'] as const)(
  'an answer whose connection drops %s Discord has taken it is sent again, and seen once',
  async (when) => {
    const { discord, log } = await startRunning();
    discord.fault({ path: '/callback$', effect: { kind: 'drop', when }, times: 1 });
    expect((await discord.as('Rosa').type(CHANNEL, '/explain', ask)).kind).toBe('message');
    await expect.poll(() => callbacks(discord)).toHaveLength(2);
    expect(log.join('')).not.toContain('"level":"error"');
  },
);

test('an answer that Discord does not take as it is written tells the reader an id, and the log has the reason', async () => {
  const { discord, log } = await startRunning();
  const effect = { kind: 'refuse', status: 400, code: 50035, message: 'Invalid Form Body' } as const;
  discord.fault({ path: '/callback$', effect, times: 1 });
  const message = messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', ask));
  const id = /id `(\w{8})`/.exec(textOf(message))?.[1];
  expect(log.find((line) => line.includes(`"id":"${id}"`))).toContain('Invalid Form Body');
});

test('when it is told to stop it finishes the command that is running', async () => {
  const { discord, bot, gate } = await startHeld();
  const asked = discord.as('Olivia').type(CHANNEL, '/subscriptions');
  await gate.reached;
  const closed = bot.close();
  gate.open();
  await closed;
  expect((await asked).kind).toBe('message');
});

test('after a cut connection the bot resumes and answers', async () => {
  const { discord } = await startRunning();
  for (const upset of [
    discord.gateway.cut,
    discord.gateway.askReconnect,
    () => discord.gateway.invalidate(true),
  ]) {
    upset();
    await discord.until(() => (discord.connected() ? undefined : true));
    await discord.until(() => (discord.connected() ? true : undefined));
    expect((await discord.as('Rosa').type(CHANNEL, '/explain', ask)).kind).toBe('message');
  }
  const resumed = discord
    .traffic()
    .filter((entry) => entry.kind === 'gateway' && Object(entry.payload).t === 'RESUMED');
  expect(resumed).toHaveLength(3);
});

test('a token that is refused ends the start, and is not told', async () => {
  const discord = await startLocalDiscord();
  const account = { token: 'not.the.token', apiUrl: discord.apiUrl };
  const { parts } = await partsWith([]);
  const start = startBot(account, parts, new AbortController().signal, () => {});
  await expect(start).rejects.toThrow('Discord refuses the token in DISCORD_TOKEN.');
  await expect(start).rejects.not.toThrow('not.the.token');
  await discord.close();
});

test('every body the bot sends is accepted', async () => {
  const { discord } = await startRunning();
  const rosa = discord.as('Rosa');
  await rosa.type(CHANNEL, '/explain', { query: 'pizza' });
  await rosa.complete(CHANNEL, '/explain', { query: 'wes' });
  await rosa.type(CHANNEL, '/explain', ask);
  const answer = await rosa.type(CHANNEL, '/briefing');
  if (answer.kind === 'message') await rosa.press(answer.message, 'Analysis');
  const sent = discord.traffic().flatMap((entry) => (entry.kind === 'rest' && entry.request ? [entry] : []));
  expect(sent.length).toBeGreaterThanOrEqual(6);
  for (const { status } of sent) expect(status).toBeLessThan(300);
});
