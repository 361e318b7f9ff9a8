import { expect } from 'vitest';
import { bot, refused, test } from './posting.ts';
import { identify } from './raw-gateway.ts';
import { channelId, rest } from './rest.ts';

test('publishing: only in announcement channels, and once: 40033', async ({ discord, post }) => {
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

test('publishing what others wrote: 50013 without leave to manage messages', async ({ discord }) => {
  const { id } = discord.as('Olivia').say('announcements', 'Mine');
  const path = `/channels/${channelId(discord, 'announcements')}/messages/${id}/crosspost`;
  expect(await rest(discord, 'POST', path)).toMatchObject(refused(403, 50013));
  discord.setPermissions('announcements', bot, { allow: ['manageMessages', 'sendMessages'] });
  expect((await rest(discord, 'POST', path)).status).toBe(200);
});

test('the fourth edit of a published message within the hour: 20022', async ({ discord, post }) => {
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
