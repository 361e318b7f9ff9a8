import { describe, expect } from 'vitest';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { text, v2 } from './bodies.ts';
import { test as inNewsroom } from './newsroom.ts';
import { rest } from './rest.ts';

const roleId = ({ world }: LocalDiscord, name: string) =>
  Object.values(world.guilds)
    .flatMap(({ roles }) => Object.values(roles))
    .find((role) => role.name === name)?.id ?? '';

/** `everybody` mentions all there are; `latest` is whom the newest message pinged, and `pinged` whom one that says so. */
const test = inNewsroom
  .extend('rosa', ({ discord }) => discord.as('Rosa').user.id)
  .extend('readers', ({ discord }) => roleId(discord, 'News readers'))
  .extend('moderators', ({ discord }) => roleId(discord, 'Moderators'))
  .extend(
    'everybody',
    ({ rosa, readers, moderators }) => `@everyone <@${rosa}> <@&${readers}> <@&${moderators}>`,
  )
  .extend(
    'latest',
    ({ discord }) =>
      () =>
        discord.messages('world-news').at(-1)?.pinged,
  )
  .extend('pinged', ({ room, everybody, latest }) => async (allowed: unknown) => {
    await room.post({ content: everybody, allowed_mentions: allowed });
    return latest();
  });

describe('who is pinged', () => {
  test('everybody who can be, when the message does not say', async ({ rosa, readers, pinged }) => {
    expect(await pinged(undefined)).toEqual({ everyone: false, roleIds: [readers], userIds: [rosa] });
  });

  test('nobody, when it allows nothing', async ({ pinged }) => {
    expect(await pinged({ parse: [] })).toEqual({ everyone: false, roleIds: [], userIds: [] });
  });

  test('everyone, when it allows that alone, only by who may', async ({ pinged }) => {
    expect(await pinged({ parse: ['everyone'] })).toEqual({ everyone: false, roleIds: [], userIds: [] });
  });

  test('each once, and whoever is called by a nickname, but no role that is not there', async ({
    room,
    rosa,
    readers,
    latest,
  }) => {
    await room.post({ content: `<@!${rosa}> <@!${rosa}> <@&${readers}> <@&${readers}> <@&1> <@1>` });
    expect(latest()).toEqual({ everyone: false, roleIds: [readers], userIds: [rosa] });
  });

  test('only the role it lists', async ({ readers, pinged }) => {
    expect(await pinged({ parse: [], roles: [readers] })).toEqual({
      everyone: false,
      roleIds: [readers],
      userIds: [],
    });
  });

  test('whom a Text Display mentions, like any other text', async ({
    room,
    rosa,
    readers,
    everybody,
    latest,
  }) => {
    await room.post(v2(text(everybody)));
    expect(latest()).toEqual({ everyone: false, roleIds: [readers], userIds: [rosa] });
  });

  test('anew by each edit: what the message allowed is not remembered', async ({
    discord,
    room,
    rosa,
    readers,
    everybody,
    latest,
  }) => {
    const { body } = await room.post({ content: everybody, allowed_mentions: { parse: [] } });
    const path = `${room.path}/${body['id']}`;
    await rest(discord, 'PATCH', path, { content: everybody });
    expect(latest()).toMatchObject({ roleIds: [readers], userIds: [rosa] });
    await rest(discord, 'PATCH', path, { content: everybody, allowed_mentions: { parse: ['users'] } });
    expect(latest()).toMatchObject({ roleIds: [], userIds: [rosa] });
  });

  test('everyone and any role, for a bot that may mention everyone', async ({
    discord,
    room,
    rosa,
    readers,
    moderators,
    latest,
    pinged,
  }) => {
    discord.setPermissions('world-news', { member: 'Briefings' }, { allow: ['mentionEveryone'] });
    expect(await pinged(undefined)).toEqual({
      everyone: true,
      roleIds: [readers, moderators],
      userIds: [rosa],
    });
    expect(await pinged({ parse: ['users'] })).toMatchObject({ everyone: false, roleIds: [] });
    await room.post({ content: '@here <@&1>' });
    expect(latest()).toEqual({ everyone: true, roleIds: [], userIds: [] });
  });
});
