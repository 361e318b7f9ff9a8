import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { startBot } from './bot.ts';
import { identify } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.close());

const post = async (
  name: string,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => {
  const response = await fetch(`${discord.url}/local/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const get = async (path: string) => (await fetch(`${discord.url}/local/${path}`)).json();

test('lets another process do what a person does', async () => {
  const commands = [
    {
      name: 'ping',
      description: 'Pings',
      options: [{ type: 3, name: 'what', description: 'What', autocomplete: true }],
    },
  ] as const;
  const bot = await startBot(discord, commands, async (interaction) => {
    if (interaction.isAutocomplete()) return interaction.respond([{ name: 'A', value: 'a' }]);
    if (interaction.isButton()) return interaction.update({ content: 'pressed', components: [] });
    return (
      interaction.isChatInputCommand() &&
      interaction.reply({
        content: 'pong',
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', customId: 'go' }] }],
      })
    );
  });
  const typed = await post('type', {
    as: 'Rosa',
    channel: 'world-news',
    command: '/ping',
    options: { what: 'a' },
  });
  expect(typed).toMatchObject({ status: 200, body: { kind: 'message', message: { content: 'pong' } } });
  const pressed = await post('press', { as: 'Rosa', message: typed.body.message.id, button: 'Go' });
  expect(pressed.body).toMatchObject({ kind: 'update', message: { content: 'pressed' } });
  const completed = await post('complete', {
    as: 'Rosa',
    channel: 'world-news',
    command: '/ping',
    options: { what: 'x' },
  });
  expect(completed.body).toEqual({ choices: [{ name: 'A', value: 'a' }] });
  expect(await get('channel?as=Rosa&channel=world-news')).toMatchObject({
    messages: [{ content: 'pressed' }],
    commands: [{ name: 'ping' }],
  });
  expect((await get('judged-traffic?from=0')).entries.length).toBeGreaterThan(5);
  await bot.destroy();
});

test('lets an operator change the world, time and what goes wrong', async () => {
  discord.addChannel('Harbour Street', 'made-here');
  const before = (await get('status')).now;
  await post('advance', { ms: 3_600_000 });
  expect((await get('status')).now - before).toBeGreaterThanOrEqual(3_600_000);
  await post('fault', { path: '/messages$', times: 1, effect: { kind: 'status', status: 500 } });
  expect(await get('status')).toMatchObject({ faults: [{ times: 1 }] });
  await post('reset', {});
  expect(await get('status')).toMatchObject({ faults: [] });
  expect(Object.values(discord.world.channels).some((channel) => channel.name === 'made-here')).toBe(false);
});

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

test('tells changes as they happen, but no ephemeral message of another person', async () => {
  const response = await fetch(`${discord.url}/local/events?as=${discord.as('Rosa').user.id}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  discord.as('Milo').say('world-news', 'hi');
  let heard = '';
  while (!heard.includes('event: change')) heard += (await reader?.read())?.value ?? '';
  expect(heard).toContain('"kind":"message","action":"created"');
  await reader?.cancel();
});

test('says what is wrong with a request', async () => {
  expect(await post('type', { as: 'Nobody', channel: 'x', command: '/x' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('Olivia') },
  });
  expect(await post('advance', { ms: 'soon' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('ms') },
  });
  const effect = { kind: 'status', status: 500 };
  const before = (await get('status')).now;
  for (const ms of [1e308, Date.UTC(2101, 0)])
    expect(await post('advance', { ms })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('2100') },
    });
  expect((await get('status')).now - before).toBeLessThan(60_000);
  expect(await post('fault', { path: '(', times: 1, effect })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('no regular expression') },
  });
  expect((await post('nothing', {})).status).toBe(404);
  expect((await post('toString', {})).status).toBe(404);
});

test('a reset has whoever runs the bot forget these servers, those made meanwhile as well, before they start anew', async () => {
  const told: unknown[] = [];
  const anew = await startLocalDiscord({
    forget: async (guildIds) => {
      told.push(guildIds, anew.world.guilds[made]?.name);
    },
  });
  const made = anew.addGuild('Made here').id;
  const reset = await fetch(`${anew.url}/local/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(reset.status).toBe(200);
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
