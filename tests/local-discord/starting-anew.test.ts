import { expect, vi } from 'vitest';
import { startLocalDiscord } from '../../src/local-discord/index.ts';
import { test } from './fresh.ts';
import { act, look } from './page-api.ts';
import { identify } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

test('a reset forgets all there was, and ends the session', async ({ discord }) => {
  const { gateway } = await identify(discord);
  const post = () =>
    rest(discord, 'POST', `/channels/${channelId(discord, 'world-news')}/messages`, {
      content: 'x',
      nonce: 'n',
      enforce_nonce: true,
    });
  await post();
  discord.fault({ times: 1, effect: { kind: 'status', status: 500 } });
  const { world } = discord;
  const fresh = discord.until(() => (discord.world === world ? undefined : discord.world));
  discord.advance(60_000);
  const { began } = await look(discord, 'home');
  discord.reset();
  expect((await look(discord, 'home'))['began']).toBeGreaterThanOrEqual(Number(began) + 60_000);
  expect(Object.keys((await fresh).guilds)).toEqual(Object.keys(world.guilds));
  expect([discord.faults(), discord.traffic().filter(({ kind }) => kind === 'rest')]).toEqual([[], []]);
  expect((await gateway.next(({ op }) => op === 9)).d).toBe(false);
  expect((await post()).status).toBe(200);
});

test('whoever waits for something is told of time and new servers, once, and of what goes wrong in looking', async ({
  discord,
}) => {
  const later = discord.now() + 3_600_000;
  let looks = 0;
  const waiting = discord.until(() => {
    looks += 1;
    return discord.now() >= later || undefined;
  });
  discord.advance(3_600_000);
  await waiting;
  const seen = looks;
  const made = discord.until(() => Object.values(discord.world.guilds).find(({ name }) => name === 'New'));
  discord.addGuild('New', { bot: false });
  expect((await made).members).not.toHaveProperty(discord.world.botId);
  expect(looks).toBe(seen);
  await expect(discord.until(() => discord.messages('nowhere'))).rejects.toThrow('no channel');
});

test('what goes wrong within is a 500', async () => {
  const failing = await startLocalDiscord({ forget: () => Promise.reject(new Error('on purpose')) });
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const reset = await act(failing, 'reset');
  expect([reset.status, String(told.mock.calls)]).toEqual([500, expect.stringContaining('on purpose')]);
  Reflect.deleteProperty(failing.world, 'application');
  expect(await rest(failing, 'GET', '/applications/@me')).toMatchObject({ status: 500, body: { code: 0 } });
  expect(String(told.mock.calls)).toContain('TypeError');
  told.mockRestore();
  await failing.close();
});

test('the clock goes no further than 2100, however often it is pushed', async ({ discord }) => {
  const push = async (ms: number) => (await act(discord, 'advance', { ms })).status;
  const half = (Date.UTC(2101, 0) - discord.now()) / 2;
  expect([await push(half), await push(half)]).toEqual([200, 400]);
});

test('cuts the connection, and keeps the commands of the bot through a reset', async ({ discord }) => {
  await rest(discord, 'POST', `/applications/${discord.world.application.id}/commands`, {
    name: 'a',
    description: 'A',
  });
  const { gateway } = await identify(discord);
  await act(discord, 'invalidate-session');
  expect((await gateway.next(({ op }) => op === 9)).d).toBe(false);
  await act(discord, 'cut-gateway');
  expect(await gateway.closed).toBe(1006);
  await act(discord, 'reset');
  expect(discord.commands()).toMatchObject([{ name: 'a' }]);
});

test('a reset has whoever runs the bot forget these servers, those made meanwhile as well, before they start anew', async () => {
  const told: unknown[] = [];
  const anew = await startLocalDiscord({
    forget: async (guildIds) => {
      told.push(guildIds, anew.world.guilds[made]?.name);
    },
  });
  const made = anew.addGuild('Made here').id;
  expect((await act(anew, 'reset')).status).toBe(200);
  const ids = ['The Reading Room', 'Harbour Street'].map((name) => guildId(anew, name));
  expect(told).toEqual([expect.arrayContaining([...ids, made]), 'Made here']);
  expect(anew.world.guilds[made]).toBeUndefined();
  await anew.close();
});

test('a port that is taken gives way to the next free one', async ({ discord }) => {
  const second = await startLocalDiscord({ port: discord.port });
  expect(second.askedPort).toBe(discord.port);
  expect(second.port).toBeGreaterThan(discord.port);
  await second.close();
});

test('the world is plain data, and a new start with it has the same servers', async ({ discord }) => {
  const saved = JSON.parse(JSON.stringify(discord.world));
  const again = await startLocalDiscord({ world: saved });
  expect(again.token).toBe(discord.token);
  expect(guildId(again, 'Harbour Street')).toBe(guildId(discord, 'Harbour Street'));
  await again.close();
});
