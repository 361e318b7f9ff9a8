import { describe, expect } from 'vitest';
import { bot, refused, test } from './posting.ts';
import { channelId, rest } from './rest.ts';

describe('what the bot may not do with messages is refused with the code Discord gives', () => {
  test('messages of others: 50005 to edit, 50013 to delete', async ({ discord }) => {
    const { id } = discord.as('Milo').say('world-news', 'mine');
    const path = `/channels/${channelId(discord, 'world-news')}/messages/${id}`;
    expect(await rest(discord, 'PATCH', path, { content: 'yours' })).toMatchObject(refused(403, 50005));
    expect(await rest(discord, 'DELETE', path)).toMatchObject(refused(403, 50013));
    discord.setPermissions('world-news', bot, { allow: ['manageMessages'] });
    expect((await rest(discord, 'DELETE', path)).status).toBe(204);
  });

  test('history without leave to read it: an empty list', async ({ discord, post }) => {
    await post('world-news');
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    expect(Object.keys((await rest(discord, 'GET', path)).body)).toHaveLength(1);
    discord.setPermissions('world-news', bot, { deny: ['readMessageHistory'] });
    expect((await rest(discord, 'GET', path)).body).toEqual([]);
    const { id = '' } = discord.messages('world-news')[0] ?? {};
    expect(await rest(discord, 'GET', `${path}/${id}`)).toMatchObject(refused(403, 50013));
  });

  test('ephemeral messages are not there for the bot to read', async ({ discord }) => {
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    expect(await rest(discord, 'GET', `${path}/1457659890892899999`)).toMatchObject(refused(404, 10008));
  });
});
