import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, LocalDiscord } from '../../src/local-discord/index.ts';
import { createInteractions, type Interaction } from '../../src/local-discord/interactions/interaction.ts';
import { type Asking, openAsking, words } from './asking.ts';
import { button, classic, row, text, V2, v2 } from './bodies.ts';
import { identify } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

const MINUTE_MS = 60_000;

describe('an interaction', () => {
  let discord: LocalDiscord;
  let rosa: Actor;
  let told: Asking['told'];
  let ask: Asking['ask'];
  beforeAll(async () => {
    ({ discord, rosa, told, ask } = await openAsking());
  });
  afterAll(() => discord.close());

  test('carries what Discord sends along: rights, locales, context and channel', async () => {
    const { d, answer } = await ask();
    const room = guildId(discord, 'The Reading Room');
    expect(d).toMatchObject({
      type: 2,
      version: 1,
      context: 0,
      authorizing_integration_owners: { 0: room },
      attachment_size_limit: 10 * 1024 * 1024,
      locale: 'es-ES',
      guild_locale: 'en-GB',
      data: { name: 'ask', type: 1, options: [{ type: 3, name: 'what', value: 'x' }] },
      channel: { name: 'world-news' },
      member: { user: { username: 'rosa' } },
    });
    expect(d['data']).not.toHaveProperty('resolved');
    const rights = (of: unknown) => BigInt(Object(of).permissions);
    const [moderate, pingAll] = [1n << 13n, 1n << 17n];
    expect([rights(d['member']), rights(d['channel'])].map((bits) => bits & (moderate | 2048n))).toEqual([
      2048n,
      2048n,
    ]);
    await answer(words('y'));
    void discord.as('Milo').type('announcements', '/ask');
    const other = await told();
    expect(BigInt(String(other.d['app_permissions'])) & (pingAll | 2048n)).toBe(2048n);
    await other.answer(words('z'));
  });

  test('that nobody answers in 3 seconds has failed, and an answer after that is unknown', async () => {
    const { outcome, answer, webhook } = await ask();
    discord.advance(3_000);
    const reason = 'The application did not respond within 3 seconds.';
    expect(await outcome).toEqual({ kind: 'failed', reason });
    expect(await answer(words('late'))).toMatchObject({ status: 404, body: { code: 10062 } });
    expect(await webhook('POST', '', { content: 'late' })).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
    const just = await ask();
    discord.advance(2_999);
    expect((await just.answer(words('just'))).status).toBe(204);
  });

  test('that failed says what was refused of the answer, or that nobody is there', async () => {
    const { outcome, answer } = await ask();
    expect(await answer({ type: 4, data: {} })).toMatchObject({ body: { code: 50006 } });
    discord.advance(3_000);
    const reason = expect.stringContaining('Its answer was refused: Cannot send an empty message 50006');
    expect(await outcome).toEqual({ kind: 'failed', reason });
    const alone = await openAsking();
    alone.discord.gateway.closeAll(4000);
    await alone.discord.until(() => !alone.discord.connected() || undefined);
    const asked = alone.rosa.type('world-news', '/ask');
    alone.discord.advance(3_000);
    expect(await asked).toMatchObject({ reason: expect.stringContaining('It is not connected.') });
    await alone.discord.close();
  });

  test('has a token that is good for its own application alone', async () => {
    const { d, answer } = await ask();
    await answer(words('x'));
    const reply = await rest(discord, 'GET', `/webhooks/1/${d['token']}/messages/@original`);
    expect(reply).toMatchObject({ status: 404, body: { code: 10015 } });
  });

  test('that was answered cannot be answered again', async () => {
    const { answer, outcome } = await ask();
    expect((await answer(words('once'))).status).toBe(204);
    expect(await answer(words('twice'))).toMatchObject({ status: 400, body: { code: 40060 } });
    expect(await outcome).toMatchObject({ message: { content: 'once' } });
  });

  test('with another token is unknown', async () => {
    const { d, answer } = await ask();
    const reply = await rest(discord, 'POST', `/interactions/${d['id']}/wrong/callback`, words('x'));
    expect(reply).toMatchObject({ status: 404, body: { code: 10062 } });
    await answer(words('y'));
  });

  test('tells the answer back when asked to', async () => {
    const plain = await (await ask()).answer(words('y'), '?with_response=true');
    expect(plain.body).toMatchObject({
      interaction: { response_message_ephemeral: false, response_message_loading: false },
      resource: { type: 4, message: { content: 'y' } },
    });
    expect(plain.headers.get('x-ratelimit-limit')).toBeNull();
    const secret = { type: 4, data: { ...classic(row(button())), flags: 64 } };
    expect((await (await ask()).answer(secret, '?with_response=true')).body).toMatchObject({
      interaction: { response_message_ephemeral: true },
    });
    void rosa.press(rosa.messages('world-news').at(-1)?.id ?? '', 'go');
    const changed = await (await told()).answer({ type: 7, data: { content: 'z' } }, '?with_response=true');
    expect(changed.body).toMatchObject({ resource: { type: 7, message: { content: 'z' } } });
    expect((await (await ask()).answer(words('y'), '?with_response=false')).status).toBe(204);
  });

  test('can be thought about, then answered by editing', async () => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5, data: { flags: 64 } });
    expect(rosa.messages('world-news').at(-1)?.flags).toBe(64 | 128);
    await webhook('PATCH', '/messages/%40original', { content: 'done' });
    expect(await outcome).toMatchObject({
      kind: 'message',
      message: { content: 'done', visibleTo: rosa.user.id },
    });
  });

  test('can be thought about, then answered by a follow-up that takes its place, and keeps its flags', async () => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5 });
    const thinking = rosa.messages('world-news').at(-1)?.id;
    await webhook('POST', '', { ...v2(text('done')), flags: V2 });
    expect(await outcome).toMatchObject({ kind: 'message', message: { id: thinking, flags: V2 } });
    const silent = await ask();
    await silent.answer({ type: 4, data: { content: 'x', flags: 4 | 4096 } });
    expect(rosa.messages('world-news').at(-1)).toMatchObject({ flags: 4 | 4096 });
  });

  test('that is answered privately is told to the person alone, not to the bot’s own gateway', async () => {
    const { gateway } = await identify(discord, { intents: 1 << 9 });
    const { answer, webhook } = await ask();
    await answer({ type: 4, data: { content: 'for you', flags: 64 } });
    await webhook('PATCH', '/messages/@original', { content: 'for you alone' });
    const last = () => discord.world.channels[channelId(discord, 'world-news')]?.lastMessageId;
    expect(last()).not.toBe(rosa.messages('world-news').at(-1)?.id);
    await webhook('DELETE', '/messages/@original');
    const { id } = rosa.say('world-news', 'for all');
    const next = await gateway.next(({ t }) => Boolean(t?.startsWith('MESSAGE_')));
    expect(next).toMatchObject({ t: 'MESSAGE_CREATE', d: { id } });
    expect(last()).toBe(id);
    gateway.close(1000);
    await gateway.closed;
  });

  test('comes to the shard of its server, whatever the intents', async () => {
    const of = (count: number) =>
      Number((BigInt(guildId(discord, 'The Reading Room')) >> 22n) % BigInt(count));
    // Direct messages come to shard 0, so that would prove nothing.
    const count = [2, 3, 5, 7, 11, 13, 17].find(of) ?? 0;
    const sharded = (which: number) => identify(discord, { intents: 0, shard: [which, count] });
    const [mine, other] = [await sharded(of(count)), await sharded(0)];
    const { d, answer } = await ask();
    expect(await mine.gateway.next(({ t }) => t === 'INTERACTION_CREATE')).toMatchObject({
      d: { id: d['id'] },
    });
    await answer(words('x'));
    discord.gateway.askReconnect();
    expect((await other.gateway.next(({ t, op }) => t === 'INTERACTION_CREATE' || op === 7)).op).toBe(7);
    for (const { gateway } of [mine, other]) gateway.close(1000);
  });

  test('gives its token no hold over messages that are not its own', async () => {
    const first = await ask();
    await first.answer(words('mine'));
    const { body: others } = await first.webhook('GET', '/messages/@original');
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    const { body: plain } = await rest(discord, 'POST', path, { content: 'plain' });
    const { answer, webhook } = await ask();
    await answer(words('second'));
    for (const { id } of [others, plain])
      for (const [method, body] of [['GET'], ['PATCH', { content: 'taken over' }], ['DELETE']] as const)
        expect(await webhook(method, `/messages/${id}`, body)).toMatchObject({
          status: 404,
          body: { code: 10008 },
        });
    const left = rosa.messages('world-news').map(({ content }) => content);
    expect(left.slice(-3)).toEqual(['mine', 'plain', 'second']);
  });

  test('that is thought about for 15 minutes has failed, and its token is void', async () => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5 });
    discord.advance(15 * MINUTE_MS);
    expect(await outcome).toMatchObject({ kind: 'failed' });
    expect(await webhook('PATCH', '/messages/@original', { content: 'late' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  test('takes follow-ups, which can be read, edited and deleted, for 15 minutes', async () => {
    const { answer, webhook } = await ask();
    expect(await webhook('POST', '', { content: 'early' })).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
    await answer(words('first'));
    const { body } = await webhook('POST', '', { content: 'second', flags: 64 });
    expect((await webhook('GET', `/messages/${body['id']}`)).body).toMatchObject({
      content: 'second',
      flags: 64,
    });
    expect((await webhook('PATCH', `/messages/${body['id']}`, { content: 'third' })).body).toMatchObject({
      content: 'third',
    });
    expect((await webhook('DELETE', `/messages/${body['id']}`)).status).toBe(204);
    expect(await webhook('GET', `/messages/${body['id']}`)).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
    discord.advance(15 * MINUTE_MS);
    expect(await webhook('POST', '', { content: 'x' })).toMatchObject({ status: 401, body: { code: 50027 } });
  });

  test('is not possible for who lacks the permission, where it is not offered, or with what is not there', async () => {
    await expect(rosa.type('world-news', '/manage')).rejects.toThrow('may not use it here');
    await expect(rosa.type('moderators-only', '/ask')).rejects.toThrow('cannot see');
    await expect(rosa.type('world-news', '/none')).rejects.toThrow('is not registered');
    await expect(rosa.type('world-news', '/ask', { who: 'x' })).rejects.toThrow('There are: what, where.');
    await expect(discord.as('Milo').type(discord.as('Milo').directMessages().id, '/manage')).rejects.toThrow(
      'may not',
    );
    await expect(discord.as('Milo').type('world-news', '/admin')).rejects.toThrow('may not use it here');
    void discord.as('Olivia').type('world-news', '/admin');
    await (await told()).answer(words('as the owner'));
    void discord.as('Milo').type('world-news', '/manage');
    await (await told()).answer(words('managed'));
  });

  test('in direct messages has a user and no member', async () => {
    void rosa.type(rosa.directMessages().id, '/ask');
    const { d, answer } = await told();
    expect(d).toMatchObject({ context: 1, user: { username: 'rosa' } });
    expect(d).not.toHaveProperty('member');
    await answer(words('hello'));
  });

  test('answers only users by default, and nobody where the answer says so', async () => {
    const { answer } = await ask();
    const [role] = Object.values(discord.world.guilds)
      .flatMap(({ roles }) => Object.values(roles))
      .filter(({ mentionable }) => mentionable);
    await answer(words(`<@${rosa.user.id}> @everyone <@&${role?.id}>`));
    expect(rosa.messages('world-news').at(-1)?.pinged).toEqual({
      everyone: false,
      roleIds: [],
      userIds: [rosa.user.id],
    });
    const second = await ask();
    await second.answer({
      type: 4,
      data: { content: `<@${rosa.user.id}>`, allowed_mentions: { parse: [] } },
    });
    expect(rosa.messages('world-news').at(-1)?.pinged.userIds).toEqual([]);
  });

  test('deferred takes no flag but the private one, and stays as private as it began', async () => {
    const loud = await ask();
    await loud.answer({ type: 5, data: { flags: 1 << 15 } });
    expect(rosa.messages('world-news').at(-1)?.flags).toBe(128);
    const edit = await loud.webhook('PATCH', '/messages/@original', { content: 'x', flags: 64 });
    expect(edit.body).toMatchObject({ flags: 0 });
    const quiet = await ask();
    await quiet.answer({ type: 5, data: { flags: 64 } });
    const later = await quiet.webhook('PATCH', '/messages/@original', { content: 'y', flags: 0 });
    expect(later.body).toMatchObject({ flags: 64 });
  });

  test('answers a nonce used twice with two follow-ups: it counts for messages of channels alone', async () => {
    const { answer, webhook } = await ask();
    await answer(words('first'));
    const again = () => webhook('POST', '', { content: 'more', nonce: 'n', enforce_nonce: true });
    expect((await again()).body['id']).not.toBe((await again()).body['id']);
  });

  test('is answered also where the bot may not write', async () => {
    discord.setPermissions('world-news', { member: 'Briefings' }, { deny: ['sendMessages'] });
    const { answer, outcome } = await ask();
    expect((await answer(words('still here'))).status).toBe(204);
    expect(await outcome).toMatchObject({ kind: 'message' });
    discord.setPermissions('world-news', { member: 'Briefings' }, {});
  });

  test('tells of a channel that was chosen what its member and the bot may do there', async () => {
    void rosa.type('world-news', '/ask', { where: 'announcements' });
    const { d, answer } = await told();
    const [channel] = Object.values(Object(d['data']).resolved.channels).map((one) => Object(one));
    expect(BigInt(channel.permissions) & 2048n).toBe(0n);
    expect(BigInt(channel.app_permissions) & 2048n).toBe(2048n);
    await answer(words('x'));
  });

  test('is answered by a message that says whether a command was typed or chosen in a menu, 20 or 23', async () => {
    const typed = await ask();
    await typed.answer(words('read me'));
    expect(rosa.messages('world-news').at(-1)).toMatchObject({ type: 20 });
    void rosa.contextMenu(rosa.messages('world-news').at(-1)?.id ?? '', 'Read');
    const chosen = await told();
    await chosen.answer(words('read'));
    expect(rosa.messages('world-news').at(-1)).toMatchObject({ content: 'read', type: 23 });
  });

  test('of a command with subcommands names one of them', async () => {
    await expect(rosa.type('world-news', '/keep')).rejects.toThrow('cannot be used bare');
    void rosa.type('world-news', '/keep this');
    const { d, answer } = await told();
    expect(d).toMatchObject({ data: { name: 'keep', options: [{ type: 1, name: 'this' }] } });
    await answer(words('kept'));
  });
});

test('of interactions the last so many are remembered, by id and by token', () => {
  const kept = createInteractions(2);
  const begun = (id: string): Interaction => ({
    id,
    token: `token ${id}`,
    type: 2,
    userId: '1',
    guildId: null,
    channelId: '1',
    createdAt: 0,
    command: null,
    sourceMessageId: null,
    openedBy: null,
    state: 'waiting',
    originalId: null,
    modal: null,
    refused: null,
    outcome: Promise.withResolvers(),
  });
  for (const id of ['1', '2', '3']) kept.add(begun(id));
  expect(['1', '2', '3'].map((id) => kept.byId(id)?.id)).toEqual([undefined, '2', '3']);
  expect(['1', '2', '3'].map((id) => kept.byToken(`token ${id}`)?.id)).toEqual([undefined, '2', '3']);
});
