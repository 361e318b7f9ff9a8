import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHANNEL, type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { text, V2, v2 } from './bodies.ts';
import { identify } from './raw-gateway.ts';
import { channelId, guildId, type Json, rest } from './rest.ts';

/** What is under `name` in a list of things that have names. */
const named = (list: unknown, name: string): Json =>
  Object.values(Object(list))
    .map((one) => Object(one))
    .find((one) => one.name === name);

describe('as Discord writes it, the bot is told', () => {
  let discord: LocalDiscord;
  beforeEach(async () => {
    discord = await startLocalDiscord({ limits: false });
  });
  afterEach(() => discord.close());
  const room = () => guildId(discord, 'The Reading Room');
  const path = () => `/channels/${channelId(discord, 'world-news')}/messages`;
  const post = async (body: unknown) => (await rest(discord, 'POST', path(), body)).body;
  const created = async () => {
    const { gateway } = await identify(discord);
    const { d } = await gateway.next(({ t, d }) => t === 'GUILD_CREATE' && d['id'] === room());
    gateway.close();
    return d;
  };

  test('a server, with the bot alone of its members', async () => {
    discord.timeOut('The Reading Room', 'bot', 60_000);
    const { members, ...server } = await created();
    expect(server).toMatchObject({
      owner_id: discord.as('Olivia').user.id,
      preferred_locale: 'en-GB',
      unavailable: false,
      member_count: 4,
    });
    const bot = { id: discord.world.botId, username: 'Briefings', bot: true, discriminator: '0001' };
    const until = new Date(discord.now() + 60_000).toISOString().slice(0, 16);
    expect(members).toEqual([
      expect.objectContaining({
        user: expect.objectContaining({ ...bot, global_name: null }),
        communication_disabled_until: expect.stringContaining(until),
      }),
    ]);
  });

  test('its roles', async () => {
    const { roles } = await created();
    expect(named(roles, 'Moderators')).toMatchObject({ hoist: true, managed: false, mentionable: false });
    expect(named(roles, 'Moderators')).not.toHaveProperty('tags');
    expect(named(roles, 'News readers')).toMatchObject({ mentionable: true });
    expect(named(roles, 'Briefings')).toMatchObject({
      hoist: false,
      managed: true,
      tags: { bot_id: discord.world.botId },
    });
    expect(Object.values(Object(roles)).map((role) => Object(role).position)).toEqual([0, 1, 2, 3]);
  });

  test('its channels in their order, and those threads that are open and that it sees', async () => {
    const thread = { type: CHANNEL.publicThread, threadOwnerId: discord.world.botId };
    const under = (name: string) => ({ ...thread, parentId: channelId(discord, name) });
    discord.addChannel('The Reading Room', 'unseen', under('moderators-only'));
    discord.addChannel('The Reading Room', 'closed', under('world-news'));
    discord.editThread('closed', { archived: true });
    const { channels, threads } = await created();
    const names = Object.values(Object(channels)).map((channel) => Object(channel).name);
    expect(names.slice(0, 3)).toEqual(['Talk', 'general', 'questions']);
    expect(names).not.toContain('Yesterday in general');
    expect(named(channels, 'questions')).toMatchObject({ position: 2 });
    expect(Object.values(Object(threads)).map((one) => Object(one).name)).toEqual([
      'Yesterday in general',
      'Which countries joined the sanctions?',
    ]);
    const active = await rest(discord, 'GET', `/guilds/${room()}/threads/active`);
    expect(active.body['threads']).toEqual(threads);
    const kept = (name: string) => discord.world.channels[channelId(discord, name)];
    expect(named(channels, 'announcements')).toMatchObject({
      permission_overwrites: kept('announcements')?.overwrites,
      parent_id: kept('announcements')?.parentId,
    });
    const tag = (name: string, moderated: boolean) => expect.objectContaining({ name, moderated });
    expect(named(channels, 'questions')).toMatchObject({
      flags: 0,
      available_tags: [tag('Politics', false), tag('Economy', false), tag('Answered', true)],
    });
    expect(named(threads, 'Which countries joined the sanctions?')).toMatchObject({
      parent_id: channelId(discord, 'questions'),
      owner_id: discord.as('Rosa').user.id,
      applied_tags: [kept('questions')?.tags[0]?.id],
      last_message_id: channelId(discord, 'Which countries joined the sanctions?'),
      member_count: 1,
      message_count: 0,
    });
    expect(named(threads, 'Yesterday in general')).toMatchObject({ message_count: 1, total_message_sent: 1 });
    expect(named(threads, 'Yesterday in general')).not.toHaveProperty('member');
    const demanding = discord.addChannel('The Reading Room', 'tagged', {
      type: CHANNEL.forum,
      requireTag: true,
    });
    expect((await rest(discord, 'GET', `/channels/${demanding.id}`)).body).toMatchObject({ flags: 16 });
  });

  test('a private thread that is its own, locked', async () => {
    const { id } = discord.addChannel('The Reading Room', 'between us', {
      type: CHANNEL.privateThread,
      parentId: channelId(discord, 'world-news'),
      threadOwnerId: discord.world.botId,
    });
    discord.editThread('between us', { locked: true });
    expect((await rest(discord, 'GET', `/channels/${id}`)).body).toMatchObject({
      thread_metadata: { invitable: true, locked: true, archived: false },
      member: { id, user_id: discord.world.botId },
    });
  });

  test('of direct messages who is at the other end', async () => {
    const rosa = discord.as('Rosa').user.id;
    const opened = await rest(discord, 'POST', '/users/@me/channels', { recipient_id: rosa });
    expect(opened.body['recipients']).toEqual([expect.objectContaining({ id: rosa, global_name: 'Rosa' })]);
    const again = await rest(discord, 'POST', '/users/@me/channels', { recipient_id: rosa });
    expect(again.body['id']).toBe(opened.body['id']);
    const own = { recipient_id: discord.world.botId };
    expect(await rest(discord, 'POST', '/users/@me/channels', own)).toMatchObject({
      status: 403,
      body: { code: 50007 },
    });
    const nobody = { recipient_id: '1457659890892899999' };
    expect(await rest(discord, 'POST', '/users/@me/channels', nobody)).toMatchObject({
      status: 400,
      body: { code: 50033 },
    });
  });

  test('of a message whom it pinged, its nonce, when it was edited, and one message it answers', async () => {
    discord.setPermissions('world-news', { member: 'bot' }, { allow: ['mentionEveryone'] });
    const [role] = Object.values(discord.world.guilds[room()]?.roles ?? {}).filter(
      ({ mentionable }) => mentionable,
    );
    const first = await post({ content: `@everyone <@&${role?.id}>`, nonce: 'n' });
    expect(first).toMatchObject({
      mention_everyone: true,
      mention_roles: [role?.id],
      nonce: 'n',
      edited_timestamp: null,
      type: 0,
    });
    const answer = { content: 'yes', message_reference: { message_id: first['id'] } };
    const second = await post(answer);
    expect(second).toMatchObject({
      type: 19,
      message_reference: { message_id: first['id'], guild_id: room() },
      referenced_message: { id: first['id'] },
    });
    const third = await post({ ...answer, message_reference: { message_id: second['id'] } });
    expect(third['referenced_message']).not.toHaveProperty('referenced_message');
    const edited = await rest(discord, 'PATCH', `${path()}/${first['id']}`, { content: 'y' });
    expect(edited.body['edited_timestamp']).toEqual(expect.any(String));
    expect(discord.world.channels[channelId(discord, 'world-news')]?.lastMessageId).toBe(third['id']);
  });

  test('of components what Discord adds where the bot was silent', async () => {
    const form = new FormData();
    form.set('files[0]', new File(['x'], 'a b.txt'));
    const channels = { type: 8, custom_id: 'c', placeholder: null };
    form.set(
      'payload_json',
      JSON.stringify({
        flags: V2,
        attachments: [{ id: '0', filename: 'c d.txt', description: 'About it' }],
        components: [
          { type: 17, components: [{ type: 14 }, { type: 1, components: [channels] }] },
          { type: 13, file: { url: 'attachment://c%20d.txt' } },
        ],
      }),
    );
    const { components, attachments } = await post(form);
    const [file] = Object.values(Object(attachments)).map((one) => Object(one));
    expect(file).toMatchObject({ filename: 'c d.txt', description: 'About it', size: 1 });
    expect(file.url).toMatch(/\/c%20d\.txt$/);
    expect(components).toEqual([
      expect.objectContaining({
        spoiler: false,
        accent_color: null,
        components: [
          { type: 14, id: expect.any(Number), divider: true, spacing: 1 },
          {
            type: 1,
            id: expect.any(Number),
            components: [{ type: 8, id: expect.any(Number), custom_id: 'c', min_values: 1, max_values: 1 }],
          },
        ],
      }),
      expect.objectContaining({ file: expect.objectContaining({ url: file.url, attachment_id: file.id }) }),
    ]);
  });

  test('of messages as they come, change and go, where it asks for them', async () => {
    const { gateway } = await identify(discord, { intents: 1 << 9 });
    const next = async () => {
      const { t, d } = await gateway.next((payload) => Boolean(payload.t?.startsWith('MESSAGE_')));
      return [t, d['id'], d['channel_id'], d['guild_id']];
    };
    const { id } = await post({ content: 'x', embeds: [{ title: 'a' }] });
    const where = [id, channelId(discord, 'world-news'), room()];
    expect(await next()).toEqual(['MESSAGE_CREATE', ...where]);
    const edited = await rest(discord, 'PATCH', `${path()}/${id}`, { embeds: [{ title: 'b' }] });
    expect(edited.body).toMatchObject({ embeds: [{ title: 'b' }] });
    expect(await next()).toEqual(['MESSAGE_UPDATE', ...where]);
    await rest(discord, 'DELETE', `${path()}/${id}`);
    expect(await next()).toEqual(['MESSAGE_DELETE', ...where]);
    gateway.close();
  });

  test('anew of what an edit of a Text Display mentions', async () => {
    const rosa = discord.as('Rosa').user.id;
    const { id } = await post(v2(text('x')));
    const edited = await rest(discord, 'PATCH', `${path()}/${id}`, v2(text(`<@${rosa}>`)));
    expect(edited.body['mentions']).toEqual([expect.objectContaining({ id: rosa })]);
  });
});
