import { describe, expect } from 'vitest';
import { test, words } from './asking.ts';
import { identify } from './raw-gateway.ts';
import { guildId } from './rest.ts';

describe('an interaction', () => {
  test('carries what Discord sends along: rights, locales, context and channel', async ({
    discord,
    told,
    ask,
  }) => {
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

  test('comes to the shard of its server, whatever the intents', async ({ discord, ask }) => {
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

  test('in direct messages has a user and no member', async ({ rosa, told }) => {
    void rosa.type(rosa.directMessages().id, '/ask');
    const { d, answer } = await told();
    expect(d).toMatchObject({ context: 1, user: { username: 'rosa' } });
    expect(d).not.toHaveProperty('member');
    await answer(words('hello'));
  });

  test('tells of a channel that was chosen what its member and the bot may do there', async ({
    rosa,
    told,
  }) => {
    void rosa.type('world-news', '/ask', { where: 'announcements' });
    const { d, answer } = await told();
    const [channel] = Object.values(Object(d['data']).resolved.channels).map((one) => Object(one));
    expect(BigInt(channel.permissions) & 2048n).toBe(0n);
    expect(BigInt(channel.app_permissions) & 2048n).toBe(2048n);
    await answer(words('x'));
  });

  test('leaves out of channels and members what Discord leaves out there', async ({ rosa, told }) => {
    void rosa.type('world-news', '/ask', { where: 'questions' });
    const { d, answer } = await told();
    const forum = Object(Object.values(Object(d['data']).resolved.channels)[0]);
    expect(forum).toMatchObject({ name: 'questions', topic: 'One post per question', type: 15 });
    for (const field of ['available_tags', 'permission_overwrites', 'default_auto_archive_duration'])
      for (const channel of [forum, d['channel']]) expect(channel).not.toHaveProperty(field);
    expect(d['member']).toHaveProperty('mute');
    await answer(words('x'));
    void rosa.type('Yesterday in general', '/ask', { person: 'Milo' });
    const inThread = await told();
    expect(inThread.d['channel']).toMatchObject({ thread_metadata: { archived: false } });
    const [milo] = Object.values(Object(inThread.d['data']).resolved.members);
    expect(milo).toMatchObject({ nick: null });
    for (const field of ['user', 'mute', 'deaf']) expect(milo).not.toHaveProperty(field);
    await inThread.answer(words('x'));
  });

  test('of a command with subcommands names one of them', async ({ rosa, told }) => {
    await expect(rosa.type('world-news', '/keep')).rejects.toThrow('cannot be used bare');
    void rosa.type('world-news', '/keep this');
    const { d, answer } = await told();
    expect(d).toMatchObject({ data: { name: 'keep', options: [{ type: 1, name: 'this' }] } });
    await answer(words('kept'));
  });
});
