import { MessageFlags } from 'discord.js';
import { expect } from 'vitest';
import type { Guild } from '../../src/local-discord/page/model.ts';
import { startBot } from './bot.ts';
import { look } from './page-api.ts';
import { bot, refused, test } from './posting.ts';
import { identify } from './raw-gateway.ts';
import { channelId, rest } from './rest.ts';

test('a thread may be woken by who may write in it, named and closed by who opened it, and locked by moderators', async ({
  discord,
  postThread,
}) => {
  const name = 'Yesterday in general';
  const change = (changes: object, id = channelId(discord, name)) =>
    rest(discord, 'PATCH', `/channels/${id}`, changes);
  const refusal = refused(403, 50013);
  expect(await change({ archived: true })).toMatchObject(refusal);
  discord.editThread(name, { archived: true });
  expect((await change({ archived: false })).status).toBe(200);
  expect(await change({ archived: false, locked: true })).toMatchObject(refusal);
  discord.editThread(name, { archived: true, locked: true });
  expect(await change({ archived: false })).toMatchObject(refusal);
  discord.editThread(name, { locked: false });
  discord.setPermissions('The Reading Room/general', bot, { deny: ['sendMessagesInThreads'] });
  expect(await change({ archived: false })).toMatchObject(refusal);
  const { id } = (await postThread('questions', { name: 'Mine', message: { content: 'x' } })).body;
  expect((await change({ archived: true }, String(id))).body).toMatchObject({
    thread_metadata: { archived: true },
  });
  expect(await change({ locked: true }, String(id))).toMatchObject(refusal);
  discord.setPermissions('questions', bot, { allow: ['manageThreads'] });
  expect((await change({ archived: false, locked: true }, String(id))).body).toMatchObject({
    thread_metadata: { locked: true },
  });
  const { id: other } = (await postThread('questions', { name: 'Named', message: { content: 'x' } })).body;
  discord.setPermissions('questions', bot, {});
  expect((await change({ name: 'Renamed' }, String(other))).body).toMatchObject({ name: 'Renamed' });
  expect(await change({ name: ' ' }, String(other))).toMatchObject(refused(400, 50035));
  discord.editThread('Renamed', { archived: true });
  expect(await change({ name: 'Again' }, String(other))).toMatchObject(refused(400, 50083));
  discord.setPermissions('The Reading Room/general', bot, {});
  expect(await change({ name: 'Mine now', archived: false })).toMatchObject(refusal);
  expect(await change({ archived: true }, channelId(discord, 'world-news'))).toMatchObject(
    refused(400, 50024),
  );
});

test('a thread asks for leave to send in threads; sending in channels does not matter there', async ({
  discord,
  post,
}) => {
  const thread = Object.values(discord.world.channels).find((channel) => channel.thread);
  discord.setPermissions(thread?.parentId ?? '', bot, { deny: ['sendMessages'] });
  const embeds = [{ title: 't' }];
  expect((await post('Yesterday in general', { embeds })).body['embeds']).toHaveLength(1);
  discord.setPermissions(thread?.parentId ?? '', bot, { deny: ['sendMessagesInThreads'] });
  expect(await post('Yesterday in general')).toMatchObject(refused(403, 50013));
});

test('a locked thread: 160005; an archived one wakes when written in, and cannot be edited in: 50083', async ({
  discord,
  post,
}) => {
  const { body } = await post('Yesterday in general');
  const path = `/channels/${channelId(discord, 'Yesterday in general')}`;
  discord.editThread('Yesterday in general', { archived: true });
  expect(await rest(discord, 'PATCH', `${path}/messages/${body['id']}`, { content: 'y' })).toMatchObject(
    refused(400, 50083),
  );
  expect((await post('Yesterday in general')).status).toBe(200);
  expect(discord.world.channels[channelId(discord, 'Yesterday in general')]?.thread?.archived).toBe(false);
  discord.editThread('Yesterday in general', { locked: true });
  expect(await post('Yesterday in general')).toMatchObject(refused(400, 160005));
  discord.setPermissions('The Reading Room/general', bot, { allow: ['manageThreads'] });
  expect((await post('Yesterday in general')).status).toBe(200);
  discord.editThread('Yesterday in general', { archived: true });
  expect(await rest(discord, 'DELETE', `${path}/messages/${body['id']}`)).toMatchObject(refused(400, 50083));
});

test('a thread wakes, and the bot hears of it, when a message is written in it, but not by one that is refused', async ({
  discord,
  post,
}) => {
  const { gateway } = await identify(discord);
  const thread = 'Yesterday in general';
  discord.editThread(thread, { archived: true });
  const shown = { type: 13, file: { url: 'attachment://none.txt' } };
  const archived = () => discord.world.channels[channelId(discord, thread)]?.thread?.archived;
  expect(await post(thread, { flags: 1 << 15, components: [shown] })).toMatchObject(refused(400, 50035));
  expect(archived()).toBe(true);
  discord.advance(1000);
  await post(thread);
  expect(archived()).toBe(false);
  const update = async () => (await gateway.next(({ t }) => t === 'THREAD_UPDATE')).d['thread_metadata'];
  const [closed, woken] = [Object(await update()), Object(await update())];
  expect([closed.archived, woken.archived]).toEqual([true, false]);
  expect(Date.parse(woken.archive_timestamp)).toBeGreaterThan(Date.parse(closed.archive_timestamp));
  gateway.close();
});

test('an archived thread wakes by what people say there and by answers to commands, but not by those for one person alone', async ({
  discord,
}) => {
  const name = 'Yesterday in general';
  const commands = [{ name: 'aloud', description: 'Answers all' }];
  const client = await startBot(discord, commands, async (interaction) => {
    if (!interaction.isChatInputCommand()) return undefined;
    return interaction.reply({ content: 'x', flags: quiet ? MessageFlags.Ephemeral : [] });
  });
  let quiet = true;
  const archived = () => discord.world.channels[channelId(discord, name)]?.thread?.archived;
  discord.editThread(name, { archived: true });
  await discord.as('Rosa').type(name, '/aloud');
  expect(archived()).toBe(true);
  quiet = false;
  await discord.as('Rosa').type(name, '/aloud');
  expect(archived()).toBe(false);
  discord.editThread(name, { archived: true });
  discord.as('Rosa').say(name, 'Good morning!');
  expect(archived()).toBe(false);
  await client.destroy();
});

test('in a locked thread only those who manage threads write', async ({ discord }) => {
  const name = 'Yesterday in general';
  discord.editThread(name, { locked: true });
  expect(() => discord.as('Rosa').say(name, 'hi')).toThrow(`Rosa may not write in #${name}`);
  discord.as('Olivia').say(name, 'Closed.');
  const { guilds } = await look(discord, `home?as=${discord.as('Rosa').user.id}`);
  const seen = (guilds as Guild[]).flatMap(({ channels }) => channels).find((one) => one.name === name);
  expect(seen?.can_write).toBe(false);
});

test('a thread is known to be archived since it was, whatever else becomes of it', async ({ discord }) => {
  const name = 'Yesterday in general';
  const since = () => discord.world.channels[channelId(discord, name)]?.thread?.archiveChangedAt;
  discord.editThread(name, { archived: true });
  const before = since();
  discord.advance(1000);
  discord.editThread(name, { archived: true, locked: true });
  expect(since()).toBe(before);
});
