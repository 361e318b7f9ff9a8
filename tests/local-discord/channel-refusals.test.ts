import { describe, expect } from 'vitest';
import { withFile } from './bodies.ts';
import { bot, refused, test } from './posting.ts';
import { channelId, guildId, rest } from './rest.ts';

describe('what the bot may not do is refused with the code Discord gives', () => {
  test('a channel that is not there: 10003', async ({ discord }) => {
    const id = channelId(discord, 'world-news');
    discord.deleteChannel(id);
    expect(await rest(discord, 'POST', `/channels/${id}/messages`, { content: 'x' })).toMatchObject(
      refused(404, 10003),
    );
  });

  test('a channel it cannot see: 50001', async ({ discord, post }) => {
    expect(await post('moderators-only')).toMatchObject(refused(403, 50001));
    expect(await rest(discord, 'GET', `/channels/${channelId(discord, 'moderators-only')}`)).toMatchObject(
      refused(403, 50001),
    );
  });

  test('a channel it may only read: 50013', async ({ discord, post }) => {
    discord.setPermissions('world-news', bot, { deny: ['sendMessages'] });
    expect(await post('world-news')).toMatchObject(refused(403, 50013));
  });

  test('a member overwrite wins over a role overwrite, and a role over everyone', async ({
    discord,
    post,
  }) => {
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

  test('of two roles the one that allows wins, in whatever order somebody got them', ({ discord }) => {
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

  test('a category, which holds no messages: 50008', async ({ post }) => {
    expect(await post('News')).toMatchObject(refused(400, 50008));
  });

  test('a reply without leave to read what it replies to: 50013', async ({ discord, post }) => {
    const { id } = discord.as('Milo').say('world-news', 'mine');
    const reply = { content: 'x', message_reference: { message_id: id } };
    expect((await post('world-news', reply)).status).toBe(200);
    discord.setPermissions('world-news', bot, { deny: ['readMessageHistory'] });
    expect(await post('world-news', reply)).toMatchObject(refused(403, 50013));
  });

  test('files without leave to attach: 50013', async ({ discord, post }) => {
    discord.setPermissions('world-news', bot, { deny: ['attachFiles'] });
    expect(await post('world-news', withFile({}))).toMatchObject(refused(403, 50013));
  });

  test('embeds without leave to embed are dropped', async ({ discord, post }) => {
    discord.setPermissions('world-news', bot, { deny: ['embedLinks'] });
    expect((await post('world-news', { content: 'x', embeds: [{ title: 't' }] })).body['embeds']).toEqual([]);
    expect(await post('world-news', { embeds: [{ title: 't' }] })).toMatchObject(refused(400, 50006));
  });

  test('anything but reading while it is timed out: 50013', async ({ discord, post }) => {
    discord.timeOut('The Reading Room', 'bot', 60_000);
    expect(await post('world-news')).toMatchObject(refused(403, 50013));
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    discord.as('Milo').say('world-news', 'read me');
    expect((await rest(discord, 'GET', path)).body).toMatchObject([{ author: { username: 'milo' } }]);
    discord.advance(60_000);
    expect((await post('world-news')).status).toBe(200);
  });

  test('anything in a server that threw it out: 50001 for channels, 10004 for the server', async ({
    discord,
    post,
  }) => {
    discord.kickBot('The Reading Room');
    expect(await post('world-news')).toMatchObject(refused(403, 50001));
    expect(await rest(discord, 'GET', `/guilds/${guildId(discord, 'The Reading Room')}`)).toMatchObject(
      refused(404, 10004),
    );
    discord.inviteBot('The Reading Room');
    expect((await post('world-news')).status).toBe(200);
  });
});
