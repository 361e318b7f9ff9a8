import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHANNEL, type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { identify } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

describe('what the bot may not do is refused with the code Discord gives', () => {
  let discord: LocalDiscord;
  beforeEach(async () => {
    discord = await startLocalDiscord({ limits: false });
  });
  afterEach(() => discord.close());

  const post = (channel: string, body: unknown = { content: 'x' }) =>
    rest(discord, 'POST', `/channels/${channelId(discord, channel)}/messages`, body);
  const postThread = (channel: string, body: unknown) =>
    rest(discord, 'POST', `/channels/${channelId(discord, channel)}/threads`, body);
  const refused = (status: number, code: number) => ({ status, body: { code } });
  const bot = { member: 'Briefings' };

  test('a channel that is not there: 10003', async () => {
    const id = channelId(discord, 'world-news');
    discord.deleteChannel(id);
    expect(await rest(discord, 'POST', `/channels/${id}/messages`, { content: 'x' })).toMatchObject(
      refused(404, 10003),
    );
  });
  test('a channel it cannot see: 50001', async () => {
    expect(await post('moderators-only')).toMatchObject(refused(403, 50001));
    expect(await rest(discord, 'GET', `/channels/${channelId(discord, 'moderators-only')}`)).toMatchObject(
      refused(403, 50001),
    );
  });
  test('a channel it may only read: 50013', async () => {
    discord.setPermissions('world-news', bot, { deny: ['sendMessages'] });
    expect(await post('world-news')).toMatchObject(refused(403, 50013));
  });
  test('a member overwrite wins over a role overwrite, and a role over everyone', async () => {
    discord.setPermissions('world-news', { role: '@everyone' }, { deny: ['sendMessages'] });
    expect((await post('world-news')).status).toBe(403);
    const guild = guildId(discord, 'The Reading Room');
    discord.setPermissions(
      'world-news',
      { role: Object.values(discord.world.guilds[guild]?.roles ?? {}).find((role) => role.botId)?.id ?? '' },
      { allow: ['sendMessages'] },
    );
    expect((await post('world-news')).status).toBe(200);
    discord.setPermissions('world-news', bot, { deny: ['sendMessages'] });
    expect((await post('world-news')).status).toBe(403);
  });
  test('of two roles the one that allows wins, in whatever order somebody got them', () => {
    discord.setPermissions('world-news', { role: 'Moderators' }, { allow: ['viewChannel'] });
    discord.setPermissions('world-news', { role: 'News readers' }, { deny: ['viewChannel'] });
    for (const roles of [
      ['Moderators', 'News readers'],
      ['News readers', 'Moderators'],
    ]) {
      discord.addMember('The Reading Room', 'Rosa', roles);
      expect(
        discord
          .as('Rosa')
          .channels()
          .map(({ name }) => name),
      ).toContain('world-news');
    }
  });
  test('a category, which holds no messages: 50008', async () => {
    expect(await post('News')).toMatchObject(refused(400, 50008));
  });
  test('a reply without leave to read what it replies to: 50013', async () => {
    const { id } = discord.as('Milo').say('world-news', 'mine');
    const reply = { content: 'x', message_reference: { message_id: id } };
    expect((await post('world-news', reply)).status).toBe(200);
    discord.setPermissions('world-news', bot, { deny: ['readMessageHistory'] });
    expect(await post('world-news', reply)).toMatchObject(refused(403, 50013));
  });
  test('files without leave to attach: 50013', async () => {
    discord.setPermissions('world-news', bot, { deny: ['attachFiles'] });
    const form = new FormData();
    form.set('files[0]', new File(['x'], 'x.txt'));
    form.set('payload_json', '{}');
    expect(await post('world-news', form)).toMatchObject(refused(403, 50013));
  });
  test('embeds without leave to embed are dropped', async () => {
    discord.setPermissions('world-news', bot, { deny: ['embedLinks'] });
    expect((await post('world-news', { content: 'x', embeds: [{ title: 't' }] })).body['embeds']).toEqual([]);
    expect(await post('world-news', { embeds: [{ title: 't' }] })).toMatchObject(refused(400, 50006));
  });
  test('anything but reading while it is timed out: 50013', async () => {
    discord.timeOut('The Reading Room', 'bot', 60_000);
    expect(await post('world-news')).toMatchObject(refused(403, 50013));
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    discord.as('Milo').say('world-news', 'read me');
    expect((await rest(discord, 'GET', path)).body).toMatchObject([{ author: { username: 'milo' } }]);
    discord.advance(60_000);
    expect((await post('world-news')).status).toBe(200);
  });
  test('anything in a server that threw it out: 50001 for channels, 10004 for the server', async () => {
    discord.kickBot('The Reading Room');
    expect(await post('world-news')).toMatchObject(refused(403, 50001));
    expect(await rest(discord, 'GET', `/guilds/${guildId(discord, 'The Reading Room')}`)).toMatchObject(
      refused(404, 10004),
    );
    discord.inviteBot('The Reading Room');
    expect((await post('world-news')).status).toBe(200);
  });
  test('messages of others: 50005 to edit, 50013 to delete', async () => {
    const { id } = discord.as('Milo').say('world-news', 'mine');
    const path = `/channels/${channelId(discord, 'world-news')}/messages/${id}`;
    expect(await rest(discord, 'PATCH', path, { content: 'yours' })).toMatchObject(refused(403, 50005));
    expect(await rest(discord, 'DELETE', path)).toMatchObject(refused(403, 50013));
    discord.setPermissions('world-news', bot, { allow: ['manageMessages'] });
    expect((await rest(discord, 'DELETE', path)).status).toBe(204);
  });
  test('history without leave to read it: an empty list', async () => {
    await post('world-news');
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    expect(Object.keys((await rest(discord, 'GET', path)).body)).toHaveLength(1);
    discord.setPermissions('world-news', bot, { deny: ['readMessageHistory'] });
    expect((await rest(discord, 'GET', path)).body).toEqual([]);
    const { id = '' } = discord.messages('world-news')[0] ?? {};
    expect(await rest(discord, 'GET', `${path}/${id}`)).toMatchObject(refused(403, 50013));
  });

  test('a forum takes posts, not messages: 40058', async () => {
    expect(await post('questions')).toMatchObject(refused(400, 40058));
    const made = await postThread('questions', { name: 'Why?', message: { content: 'x' } });
    expect(made).toMatchObject({ status: 201, body: { name: 'Why?', message: { content: 'x' } } });
    expect(made.body['id']).toBe(Object(made.body['message']).id);
  });
  test('a forum that demands a tag: 40067 without, 40066 when only moderators have one', async () => {
    const guild = 'The Reading Room';
    const tagged = discord.addChannel(guild, 'tagged', {
      type: CHANNEL.forum,
      tags: [{ name: 'A' }],
      requireTag: true,
    });
    const body = { name: 'P', message: { content: 'x' } };
    expect(await postThread('tagged', body)).toMatchObject(refused(400, 40067));
    const tags = tagged.tags.map(({ id }) => id);
    expect((await postThread('tagged', { ...body, applied_tags: tags })).body).toMatchObject({
      applied_tags: tags,
    });
    const unknown = await postThread('tagged', { ...body, applied_tags: ['1'] });
    expect(unknown.body).toMatchObject({ errors: { applied_tags: { 0: expect.anything() } } });
    const many = await postThread('tagged', { ...body, applied_tags: Array(6).fill(tags[0]) });
    expect(many.body).toMatchObject({ errors: { applied_tags: { _errors: expect.anything() } } });
    discord.addChannel(guild, 'moderated', {
      type: CHANNEL.forum,
      tags: [{ name: 'A', moderated: true }],
      requireTag: true,
    });
    expect(await postThread('moderated', body)).toMatchObject(refused(400, 40066));
    const [moderated] = discord.addChannel(guild, 'half', {
      type: CHANNEL.forum,
      tags: [{ name: 'A', moderated: true }, { name: 'B' }],
    }).tags;
    const chosen = { ...body, applied_tags: [moderated?.id] };
    expect((await postThread('half', chosen)).body).toMatchObject({ applied_tags: [] });
    discord.setPermissions('half', bot, { allow: ['manageThreads'] });
    expect((await postThread('half', chosen)).body).toMatchObject({ applied_tags: [moderated?.id] });
  });
  test('a forum post needs leave to send, and no more, and a name of at most 100', async () => {
    expect(await postThread('questions', { name: 'x'.repeat(101), message: { content: 'x' } })).toMatchObject(
      refused(400, 50035),
    );
    discord.setPermissions('questions', bot, { deny: ['createPublicThreads'] });
    expect((await postThread('questions', { name: 'P', message: { content: 'x' } })).status).toBe(201);
    discord.setPermissions('questions', bot, { deny: ['sendMessages'] });
    expect(await postThread('questions', { name: 'P', message: { content: 'x' } })).toMatchObject(
      refused(403, 50013),
    );
    expect(await postThread('world-news', { name: 'P', message: { content: 'x' } })).toMatchObject(
      refused(400, 50024),
    );
  });
  test('files in a post, or brought by an edit, without leave to attach: 50013', async () => {
    const form = (body: object) => {
      const made = new FormData();
      made.set('files[0]', new File(['x'], 'x.txt'));
      made.set('payload_json', JSON.stringify(body));
      return made;
    };
    const { body } = await post('world-news');
    for (const channel of ['questions', 'world-news'])
      discord.setPermissions(channel, bot, { deny: ['attachFiles'] });
    const edit = `/channels/${channelId(discord, 'world-news')}/messages/${body['id']}`;
    expect(await rest(discord, 'PATCH', edit, form({}))).toMatchObject(refused(403, 50013));
    const posted = form({ name: 'P', message: { content: 'x' } });
    expect(await postThread('questions', posted)).toMatchObject(refused(403, 50013));
  });
  test('a thread may be woken by who may write in it, named and closed by who opened it, and locked by moderators', async () => {
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
  test('a thread asks for leave to send in threads; sending in channels does not matter there', async () => {
    const thread = Object.values(discord.world.channels).find((channel) => channel.thread);
    discord.setPermissions(thread?.parentId ?? '', bot, { deny: ['sendMessages'] });
    const embeds = [{ title: 't' }];
    expect((await post('Yesterday in general', { embeds })).body['embeds']).toHaveLength(1);
    discord.setPermissions(thread?.parentId ?? '', bot, { deny: ['sendMessagesInThreads'] });
    expect(await post('Yesterday in general')).toMatchObject(refused(403, 50013));
  });
  test('a locked thread: 160005; an archived one wakes when written in, and cannot be edited in: 50083', async () => {
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
    expect(await rest(discord, 'DELETE', `${path}/messages/${body['id']}`)).toMatchObject(
      refused(400, 50083),
    );
  });
  test('a thread wakes, and the bot hears of it, when a message is written in it, but not by one that is refused', async () => {
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
  test('a post that is refused leaves no thread behind', async () => {
    const threads = () => Object.values(discord.world.channels).filter(({ thread }) => thread).length;
    const before = threads();
    const shown = { type: 13, file: { url: 'attachment://none.txt' } };
    const message = { flags: 1 << 15, components: [shown] };
    expect(await postThread('questions', { name: 'Why?', message })).toMatchObject(refused(400, 50035));
    expect(threads()).toBe(before);
  });
  test('closed posts of a forum are listed, the last closed first, a page at a time, to whoever may read its history', async () => {
    const made: string[] = [];
    for (const name of ['one', 'two', 'three'])
      made.push(String((await postThread('questions', { name, message: { content: 'x' } })).body['id']));
    for (const name of ['two', 'one']) {
      discord.advance(1000);
      discord.editThread(name, { archived: true });
    }
    const path = `/channels/${channelId(discord, 'questions')}/threads/archived/public`;
    const { body } = await rest(discord, 'GET', path);
    const threads = body['threads'] as { id: string; thread_metadata: { archive_timestamp: string } }[];
    expect([threads.map(({ id }) => id), body['has_more']]).toEqual([[made[0], made[1]], false]);
    expect((await rest(discord, 'GET', `${path}?limit=2`)).body['has_more']).toBe(false);
    discord.editThread('three', { archived: true });
    expect((await rest(discord, 'GET', `${path}?limit=2`)).body).toMatchObject({
      threads: [{ id: made[2] }, { id: made[0] }],
      has_more: true,
    });
    discord.editThread('Yesterday in general', { archived: true });
    expect((await rest(discord, 'GET', path)).body['threads']).toHaveLength(3);
    const before = encodeURIComponent(threads[0]?.thread_metadata.archive_timestamp ?? '');
    expect((await rest(discord, 'GET', `${path}?before=${before}`)).body).toMatchObject({
      threads: [{ id: made[1] }],
    });
    discord.setPermissions('questions', bot, { deny: ['readMessageHistory'] });
    expect(await rest(discord, 'GET', path)).toMatchObject(refused(403, 50013));
  });
  test('a forum post counts its replies: not what it begins with, and those deleted only among all that were sent', async () => {
    const { body } = await postThread('questions', { name: 'Why?', message: { content: 'x' } });
    const messages = `/channels/${body['id']}/messages`;
    await rest(discord, 'POST', messages, { content: 'because' });
    const second = await rest(discord, 'POST', messages, { content: 'or so' });
    await rest(discord, 'DELETE', `${messages}/${second.body['id']}`);
    expect((await rest(discord, 'GET', `/channels/${body['id']}`)).body).toMatchObject({
      message_count: 1,
      total_message_sent: 2,
    });
  });
  test('publishing: only in announcement channels, and once: 40033', async () => {
    const { gateway } = await identify(discord, { intents: 1 << 9 });
    const publish = async (channel: string) => {
      const { body } = await post(channel);
      const path = `/channels/${channelId(discord, channel)}/messages/${body['id']}/crosspost`;
      return { first: await rest(discord, 'POST', path), second: await rest(discord, 'POST', path) };
    };
    expect((await publish('world-news')).first).toMatchObject(refused(400, 50024));
    const { first, second } = await publish('announcements');
    expect(first).toMatchObject({ status: 200, body: { flags: 1 } });
    expect(await gateway.next(({ t }) => t === 'MESSAGE_UPDATE')).toMatchObject({ d: { flags: 1 } });
    gateway.close();
    expect(second).toMatchObject(refused(400, 40033));
    const { body } = await post('announcements');
    discord.setPermissions('announcements', bot, { deny: ['sendMessages'] });
    const path = `/channels/${channelId(discord, 'announcements')}/messages/${body['id']}/crosspost`;
    expect(await rest(discord, 'POST', path)).toMatchObject(refused(403, 50013));
  });
  test('publishing what others wrote: 50013 without leave to manage messages', async () => {
    const { id } = discord.as('Olivia').say('announcements', 'Mine');
    const path = `/channels/${channelId(discord, 'announcements')}/messages/${id}/crosspost`;
    expect(await rest(discord, 'POST', path)).toMatchObject(refused(403, 50013));
    discord.setPermissions('announcements', bot, { allow: ['manageMessages', 'sendMessages'] });
    expect((await rest(discord, 'POST', path)).status).toBe(200);
  });
  test('the fourth edit of a published message within the hour: 20022', async () => {
    const { body } = await post('announcements');
    const path = `/channels/${channelId(discord, 'announcements')}/messages/${body['id']}`;
    await rest(discord, 'POST', `${path}/crosspost`);
    for (let i = 0; i < 3; i += 1)
      expect((await rest(discord, 'PATCH', path, { content: `${i}` })).status).toBe(200);
    discord.advance(600_000);
    const fourth = await rest(discord, 'PATCH', path, { content: 'more' });
    expect(fourth).toMatchObject(refused(429, 20022));
    expect(discord.messages('announcements')).toMatchObject([{ content: '2' }]);
    const wait = Number(fourth.body['retry_after']);
    expect([wait <= 3_000, wait > 2_900]).toEqual([true, true]);
    expect([fourth.headers.get('retry-after'), fourth.headers.get('x-ratelimit-scope')]).toEqual([
      `${wait}`,
      'user',
    ]);
    discord.advance(wait * 1000);
    expect((await rest(discord, 'PATCH', path, { content: 'more' })).status).toBe(200);
  });
  test('ephemeral messages are not there for the bot to read', async () => {
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    expect(await rest(discord, 'GET', `${path}/1457659890892899999`)).toMatchObject(refused(404, 10008));
  });
});

describe('who the bot is', () => {
  test('decides: no token or a wrong one gives 401, another version 50041, a nameless client 40333', async () => {
    const discord = await startLocalDiscord();
    expect(await rest(discord, 'GET', '/users/@me', undefined, { authorization: 'Bot wrong' })).toMatchObject(
      { status: 401, body: { message: '401: Unauthorized', code: 0 } },
    );
    expect(await rest(discord, 'GET', '/users/@me', undefined, { 'user-agent': 'curl' })).toMatchObject({
      status: 403,
      body: { code: 40333 },
    });
    const old = await fetch(`${discord.apiUrl}/users/@me`, {
      headers: { 'user-agent': 'DiscordBot (x, 1)' },
    });
    expect([old.status, await old.json()]).toEqual([400, expect.objectContaining({ code: 50041 })]);
    expect((await rest(discord, 'GET', '/users/%40me')).status).toBe(200);
    expect(await rest(discord, 'GET', '/nothing')).toMatchObject({ status: 404, body: { code: 0 } });
    expect(await rest(discord, 'DELETE', '/users/@me')).toMatchObject({ status: 405, body: { code: 0 } });
    await discord.close();
  });
});
