import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { text, v2 } from './bodies.ts';
import { channelId, rest } from './rest.ts';

describe('who is pinged', () => {
  let discord: LocalDiscord;
  let rosa: string;
  let readers: string;
  let moderators: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    rosa = discord.as('Rosa').user.id;
    const roles = Object.values(Object.values(discord.world.guilds)[0]?.roles ?? {});
    readers = roles.find((role) => role.name === 'News readers')?.id ?? '';
    moderators = roles.find((role) => role.name === 'Moderators')?.id ?? '';
  });
  afterAll(() => discord.close());
  const post = (body: object) =>
    rest(discord, 'POST', `/channels/${channelId(discord, 'world-news')}/messages`, body);
  const everybody = () => `@everyone <@${rosa}> <@&${readers}> <@&${moderators}>`;
  const latest = () => discord.messages('world-news').at(-1)?.pinged;
  const pinged = async (allowed: unknown) => {
    await post({ content: everybody(), allowed_mentions: allowed });
    return latest();
  };

  test('everybody who can be, when the message does not say', async () => {
    expect(await pinged(undefined)).toEqual({ everyone: false, roleIds: [readers], userIds: [rosa] });
  });
  test('nobody, when it allows nothing', async () => {
    expect(await pinged({ parse: [] })).toEqual({ everyone: false, roleIds: [], userIds: [] });
  });
  test('everyone, when it allows that alone, only by who may', async () => {
    expect(await pinged({ parse: ['everyone'] })).toEqual({ everyone: false, roleIds: [], userIds: [] });
  });
  test('each once, and whoever is called by a nickname, but no role that is not there', async () => {
    await post({ content: `<@!${rosa}> <@!${rosa}> <@&${readers}> <@&${readers}> <@&1> <@1>` });
    expect(latest()).toEqual({ everyone: false, roleIds: [readers], userIds: [rosa] });
  });
  test('only the role it lists', async () => {
    expect(await pinged({ parse: [], roles: [readers] })).toEqual({
      everyone: false,
      roleIds: [readers],
      userIds: [],
    });
  });
  test('whom a Text Display mentions, like any other text', async () => {
    await post(v2(text(everybody())));
    expect(latest()).toEqual({ everyone: false, roleIds: [readers], userIds: [rosa] });
  });
  test('anew by each edit: what the message allowed is not remembered', async () => {
    const { body } = await post({ content: everybody(), allowed_mentions: { parse: [] } });
    const path = `/channels/${channelId(discord, 'world-news')}/messages/${body['id']}`;
    await rest(discord, 'PATCH', path, { content: everybody() });
    expect(latest()).toMatchObject({ roleIds: [readers], userIds: [rosa] });
    await rest(discord, 'PATCH', path, { content: everybody(), allowed_mentions: { parse: ['users'] } });
    expect(latest()).toMatchObject({ roleIds: [], userIds: [rosa] });
  });
  test('everyone and any role, for a bot that may mention everyone', async () => {
    discord.setPermissions('world-news', { member: 'Briefings' }, { allow: ['mentionEveryone'] });
    expect(await pinged(undefined)).toEqual({
      everyone: true,
      roleIds: [readers, moderators],
      userIds: [rosa],
    });
    expect(await pinged({ parse: ['users'] })).toMatchObject({ everyone: false, roleIds: [] });
    await post({ content: '@here <@&1>' });
    expect(latest()).toEqual({ everyone: true, roleIds: [], userIds: [] });
  });
});
