import { describe, expect } from 'vitest';
import { test as asking, words } from './asking.ts';
import { stillClock } from './fresh.ts';
import { test as posting } from './posting.ts';
import { channelId, rest } from './rest.ts';

const limited = () => ({ clock: stillClock() });
const test = posting.extend('options', limited);
const asked = asking.extend('options', limited);

describe('rate limits', () => {
  test('are told in headers, kept per channel, and answered with how long to wait', async ({
    discord,
    post,
  }) => {
    const first = await post('world-news');
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset': ((discord.now() + 5_000) / 1000).toFixed(3),
      'x-ratelimit-reset-after': '5.000',
    });
    discord.advance(1);
    for (let i = 0; i < 4; i += 1) await post('world-news');
    const sixth = await post('world-news');
    expect(sixth).toMatchObject({
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 4.999, global: false },
    });
    expect(Object.fromEntries(sixth.headers)).toMatchObject({
      'retry-after': '5',
      'x-ratelimit-scope': 'user',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '4.999',
    });
    expect(Object.fromEntries((await post('announcements')).headers)).toMatchObject({
      'x-ratelimit-bucket': first.headers.get('x-ratelimit-bucket'),
      'x-ratelimit-remaining': '4',
    });
    discord.advance(4_999);
    expect((await post('world-news')).status).toBe(200);
  });

  test('are kept per server, and told with refusals as well', async ({ discord }) => {
    const left = async (guild: string) =>
      (await rest(discord, 'GET', `/guilds/${guild}`)).headers.get('x-ratelimit-remaining');
    const [one = '', two = ''] = Object.keys(discord.world.guilds);
    expect([await left(one), await left(two), await left(one), await left('1')]).toEqual([
      '49',
      '49',
      '48',
      '49',
    ]);
  });

  test('allow 50 requests a second over all routes', async ({ discord }) => {
    const guild = Object.keys(discord.world.guilds)[0] ?? '';
    const paths = ['/users/@me', `/guilds/${guild}`, `/guilds/${guild}/threads/active`, '/gateway/bot'];
    const replies = await Promise.all(
      Array.from({ length: 51 }, (_, i) => rest(discord, 'GET', paths[i % 4] ?? '')),
    );
    const refused = replies.filter((reply) => reply.status === 429);
    expect(refused).toMatchObject([{ body: { global: true } }]);
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
    discord.advance(899);
    expect((await rest(discord, 'GET', '/users/@me')).status).toBe(429);
    discord.advance(1);
    expect((await rest(discord, 'GET', '/users/@me')).status).toBe(200);
  });

  test('allow 5 edits in 5 seconds in a channel', async ({ discord, post }) => {
    const { body } = await post('world-news');
    const path = `/channels/${channelId(discord, 'world-news')}/messages/${body['id']}`;
    const edit = async () => (await rest(discord, 'PATCH', path, { content: 'y' })).status;
    for (let i = 0; i < 5; i += 1) expect(await edit()).toBe(200);
    expect(await edit()).toBe(429);
  });

  test('allow 10 publications an hour in a channel', async ({ discord, post }) => {
    const publish = async () => {
      const { body } = await post('announcements');
      discord.advance(1_000);
      return rest(
        discord,
        'POST',
        `/channels/${channelId(discord, 'announcements')}/messages/${body['id']}/crosspost`,
      );
    };
    for (let i = 0; i < 10; i += 1) expect((await publish()).status).toBe(200);
    const eleventh = await publish();
    expect(eleventh.status).toBe(429);
    expect(eleventh.body['retry_after']).toBeGreaterThan(3_500);
  });

  asked(
    'let interactions be answered while all others wait, and each take 5 more messages in 2 seconds',
    async ({ discord, ask }) => {
      const { answer, webhook } = await ask();
      await Promise.all(Array.from({ length: 51 }, () => rest(discord, 'GET', '/users/@me')));
      expect((await rest(discord, 'GET', '/users/@me')).status).toBe(429);
      const first = await answer(words('x'));
      expect([first.status, first.headers.get('x-ratelimit-limit')]).toEqual([204, null]);
      const more = await Promise.all(
        Array.from({ length: 6 }, () => webhook('POST', '', { content: 'more' })),
      );
      expect(more.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429]);
      const other = await ask();
      await other.answer(words('y'));
      const reads = await Promise.all(
        Array.from({ length: 6 }, () => other.webhook('GET', '/messages/@original')),
      );
      expect(reads.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429]);
      expect((await other.webhook('POST', '', { content: 'more' })).status).toBe(200);
    },
  );

  test('can be turned off', async ({ discord, post }) => {
    discord.enforceLimits(false);
    for (let i = 0; i < 8; i += 1) expect((await post('world-news')).status).toBe(200);
  });
});
