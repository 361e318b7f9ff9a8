import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { act } from './page-api.ts';
import { identify } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.close());

test('a reset forgets all there was, and ends the session', async () => {
  const anew = await startLocalDiscord();
  const { gateway } = await identify(anew);
  const post = () =>
    rest(anew, 'POST', `/channels/${channelId(anew, 'world-news')}/messages`, {
      content: 'x',
      nonce: 'n',
      enforce_nonce: true,
    });
  await post();
  anew.fault({ times: 1, effect: { kind: 'status', status: 500 } });
  const { world } = anew;
  const fresh = anew.until(() => (anew.world === world ? undefined : anew.world));
  anew.reset();
  expect(Object.keys((await fresh).guilds)).toEqual(Object.keys(world.guilds));
  expect([anew.faults(), anew.traffic().filter(({ kind }) => kind === 'rest')]).toEqual([[], []]);
  expect((await gateway.next(({ op }) => op === 9)).d).toBe(false);
  expect((await post()).status).toBe(200);
  await anew.close();
});

test('whoever waits for something is told of time and new servers, once, and of what goes wrong in looking', async () => {
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

test('the clock goes no further than 2100, however often it is pushed', async () => {
  const far = await startLocalDiscord();
  const push = async (ms: number) => (await act(far, 'advance', { ms })).status;
  const half = (Date.UTC(2101, 0) - far.now()) / 2;
  expect([await push(half), await push(half)]).toEqual([200, 400]);
  await far.close();
});

test('cuts the connection, and keeps the commands of the bot through a reset', async () => {
  const cut = await startLocalDiscord();
  await rest(cut, 'POST', `/applications/${cut.world.application.id}/commands`, {
    name: 'a',
    description: 'A',
  });
  const { gateway } = await identify(cut);
  await act(cut, 'invalidate-session');
  expect((await gateway.next(({ op }) => op === 9)).d).toBe(false);
  await act(cut, 'cut-gateway');
  expect(await gateway.closed).toBe(1006);
  await act(cut, 'reset');
  expect(cut.commands()).toMatchObject([{ name: 'a' }]);
  await cut.close();
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

test('a port that is taken gives way to the next free one', async () => {
  const second = await startLocalDiscord({ port: discord.port });
  expect(second.askedPort).toBe(discord.port);
  expect(second.port).toBeGreaterThan(discord.port);
  await second.close();
});

test('the world is plain data, and a new start with it has the same servers', async () => {
  const saved = JSON.parse(JSON.stringify(discord.world));
  const again = await startLocalDiscord({ world: saved });
  expect(again.token).toBe(discord.token);
  expect(guildId(again, 'Harbour Street')).toBe(guildId(discord, 'Harbour Street'));
  await again.close();
});
