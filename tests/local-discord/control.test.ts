import { expect, vi } from 'vitest';
import { CHANNEL } from '../../src/local-discord/index.ts';
import type { Guild } from '../../src/local-discord/page/model.ts';
import { startBot } from './bot.ts';
import { test } from './fresh.ts';
import { act, look } from './page-api.ts';
import { channelId, rest } from './rest.ts';

test('lets another process do what a person does', async ({ discord }) => {
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
  const typed = await act(discord, 'type', {
    as: 'Rosa',
    channel: 'world-news',
    command: '/ping',
    options: { what: 'a' },
  });
  expect(typed).toMatchObject({ status: 200, body: { kind: 'message', message: { content: 'pong' } } });
  const pressed = await act(discord, 'press', {
    as: 'Rosa',
    message: Object(typed.body['message']).id,
    button: 'Go',
  });
  expect(pressed.body).toMatchObject({
    kind: 'update',
    message: { content: 'pressed', author: { username: 'Briefings' } },
  });
  const completed = await act(discord, 'complete', {
    as: 'Rosa',
    channel: 'world-news',
    command: '/ping',
    options: { what: 'x' },
  });
  expect(completed.body).toEqual({ choices: [{ name: 'A', value: 'a' }] });
  expect(await look(discord, 'channel?as=Rosa&channel=world-news')).toMatchObject({
    messages: [{ content: 'pressed' }],
    commands: [{ name: 'ping' }],
  });
  expect(Object((await look(discord, 'judged-traffic?from=0'))['entries']).length).toBeGreaterThan(5);
  await bot.destroy();
});

test('lets an operator change the world, time and what goes wrong', async ({ discord }) => {
  discord.addChannel('Harbour Street', 'made-here');
  const before = Number((await look(discord, 'status'))['now']);
  await act(discord, 'advance', { ms: 3_600_000 });
  expect(Number((await look(discord, 'status'))['now']) - before).toBeGreaterThanOrEqual(3_600_000);
  await act(discord, 'fault', { path: '/messages$', times: 1, effect: { kind: 'status', status: 500 } });
  expect(await look(discord, 'status')).toMatchObject({ faults: [{ times: 1 }] });
  await act(discord, 'clear-faults');
  expect(await look(discord, 'status')).toMatchObject({ faults: [] });
  await act(discord, 'fault', { path: '/', times: 1, effect: { kind: 'status', status: 500 } });
  await act(discord, 'reset', {});
  expect(await look(discord, 'status')).toMatchObject({ faults: [] });
  expect(Object.values(discord.world.channels).some((channel) => channel.name === 'made-here')).toBe(false);
});

test('tells changes as they happen, but no ephemeral message of another person', async ({ discord }) => {
  const listen = async (query: string) => {
    const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/local/events?${query}`);
    const heard: string[] = [];
    socket.onmessage = ({ data }) => heard.push(String(data));
    await new Promise((resolve) => {
      socket.onopen = resolve;
    });
    return async (until: string) => {
      await vi.waitUntil(() => heard.some((one) => one.includes(until)));
      return heard.join('\n');
    };
  };
  const rosa = await listen(`as=${discord.as('Rosa').user.id}`);
  const all = await listen('traffic=1');
  const commands = [{ name: 'quiet', description: 'Answers one alone' }];
  const bot = await startBot(discord, commands, async (interaction) =>
    interaction.isChatInputCommand() ? interaction.reply({ content: 'psst', flags: 64 }) : undefined,
  );
  const quiet = await discord.as('Milo').type('world-news', '/quiet');
  if (quiet.kind !== 'message') throw new Error(quiet.kind);
  const { id } = discord.as('Milo').say('world-news', 'hi');
  const heard = await rosa(id);
  expect(heard).toContain('"kind":"message"');
  expect([heard.includes(quiet.message.id), heard.includes('"event":"traffic"')]).toEqual([false, false]);
  const whole = await all(id);
  expect([whole.includes(quiet.message.id), whole.includes('"event":"traffic"')]).toEqual([true, true]);
  await bot.destroy();
});

test('says what is wrong with a request', async ({ discord }) => {
  expect(await act(discord, 'type', { as: 'Nobody', channel: 'x', command: '/x' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('Olivia') },
  });
  expect(await act(discord, 'advance', { ms: 'soon' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('ms') },
  });
  const effect = { kind: 'status', status: 500 };
  const before = Number((await look(discord, 'status'))['now']);
  for (const ms of [1e308, Date.UTC(2101, 0)])
    expect(await act(discord, 'advance', { ms })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('2100') },
    });
  expect(Number((await look(discord, 'status'))['now']) - before).toBeLessThan(60_000);
  expect(await act(discord, 'fault', { path: '(', times: 1, effect })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('no regular expression') },
  });
  expect((await act(discord, 'nothing', {})).status).toBe(404);
  expect((await act(discord, 'toString', {})).status).toBe(404);
  expect((await fetch(`${discord.url}/local/toString`)).status).toBe(404);
  expect(await act(discord, 'submit', { as: 'Rosa', interactionId: '1', values: {} })).toMatchObject({
    status: 400,
    body: { error: 'There is no modal open for that interaction.' },
  });
  expect(await act(discord, 'drop', { text: '# A' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('Nobody takes briefings here') },
  });
  const who = { member: 'bot' };
  expect(await act(discord, 'set-permissions', { channel: 'world-news', who, deny: ['fly'] })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('is no permission name') },
  });
});

test('hands the values of a form on, files or words', async ({ discord }) => {
  const choice = { type: 3, customId: 'choice', options: [{ label: 'A', value: 'a' }] } as const;
  const inputs = [
    { type: 18, label: 'L', component: { type: 19, customId: 'files' } },
    { type: 18, label: 'L', component: choice },
  ] as const;
  const bot = await startBot(discord, [{ name: 'form', description: 'Asks' }], async (interaction) => {
    if (interaction.isModalSubmit())
      return interaction.reply(
        `${interaction.fields.getUploadedFiles('files', true).first()?.name} ${interaction.fields.getStringSelectValues('choice')}`,
      );
    return (
      interaction.isChatInputCommand() &&
      interaction.showModal({ title: 'Form', customId: 'form', components: inputs })
    );
  });
  const opened = await act(discord, 'type', { as: 'Rosa', channel: 'world-news', command: 'form' });
  const { interactionId } = Object(opened.body['modal']);
  const values = { files: [{ filename: 'a.txt', contentType: 'text/plain', text: 'x' }], choice: ['a'] };
  const done = await act(discord, 'submit', { as: 'Rosa', interactionId, values });
  expect(done.body).toMatchObject({ kind: 'message', message: { content: 'a.txt a' } });
  await bot.destroy();
});

test('each attachment is served under its own id', async ({ discord }) => {
  const form = new FormData();
  for (const [i, text] of ['one', 'two'].entries()) form.set(`files[${i}]`, new File([text], `${text}.txt`));
  const { body } = await rest(
    discord,
    'POST',
    `/channels/${channelId(discord, 'world-news')}/messages`,
    form,
  );
  const texts = Object.values(Object(body['attachments'])).map(async (file) =>
    (await fetch(Object(file).url)).text(),
  );
  expect(await Promise.all(texts)).toEqual(['one', 'two']);
});

test('shows somebody what they see, and what they and the bot may do there', async ({ discord }) => {
  const harbour = discord.addGuild('Harbour Café', { bot: false });
  discord.setPermissions('The Reading Room/general', { member: 'Rosa' }, { deny: ['sendMessagesInThreads'] });
  const home = async (who: string) => {
    const { guilds, people, me } = await look(discord, `home${who && `?as=${who}`}`);
    const channels = Object.values(Object(guilds)).flatMap((guild) => Object(guild).channels);
    const channel = (name: string) => channels.find((one) => one.name === name);
    const list = (all: unknown) => Object.values(Object(all)).map((one) => Object(one));
    return {
      guilds: list(guilds),
      people: list(people).map(({ username }) => username),
      me: Object(me),
      channel,
    };
  };
  const [olivia, rosa, milo] = [await home(''), await home('Rosa'), await home('Milo')];
  expect([olivia.me.username, rosa.me.username]).toEqual(['olivia', 'rosa']);
  expect(rosa.people).toEqual(['olivia', 'milo', 'rosa']);
  const servers = ({ guilds }: typeof rosa) => guilds.map(({ name }) => name);
  expect(servers(olivia)).toEqual(['The Reading Room', 'Harbour Street', harbour.name]);
  expect(servers(milo)).toEqual(['The Reading Room']);
  const read: (keyof Guild)[] = ['id', 'name', 'owner_id', 'roles', 'members', 'channels'];
  expect(Object.keys(milo.guilds[0])).toEqual(read);
  expect([rosa.channel('moderators-only'), milo.channel('moderators-only')]).toMatchObject([
    undefined,
    { bot_can_see: false, can_write: true },
  ]);
  expect(rosa.channel('announcements')).toMatchObject({ bot_can_see: true, can_write: false });
  expect(rosa.channel('Yesterday in general')).toMatchObject({ can_write: false });
  expect(rosa.channel('Which countries joined the sanctions?')).toMatchObject({
    first_message: 'I only know of the US and the EU. Who else?',
  });
  const long = discord.addChannel('The Reading Room', 'long', {
    type: CHANNEL.publicThread,
    parentId: channelId(discord, 'questions'),
    threadOwnerId: discord.as('Rosa').user.id,
  });
  discord.as('Rosa').say(long.id, 'x'.repeat(201));
  expect((await home('Milo')).channel('long').first_message).toBe('x'.repeat(200));
  for (let i = 0; i < 201; i += 1) discord.as('Rosa').say('world-news', `${i}`);
  const { earlier, messages } = await look(discord, 'channel?as=Rosa&channel=world-news');
  expect([earlier, Object(messages).length, Object(messages)[0].content]).toEqual([1, 200, '1']);
  expect(await look(discord, 'channel?as=Rosa&channel=announcements')).toMatchObject({ earlier: 0 });
  expect(await look(discord, 'status')).toMatchObject({ connected: false });
});
