import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createClock,
  type Fault,
  type FaultEffect,
  type LocalDiscord,
  startLocalDiscord,
} from '../../src/local-discord/index.ts';
import { openAsking, words } from './asking.ts';
import { channelId, rest } from './rest.ts';

/** Stands still, so that counts do not depend on how fast the machine is. */
const stillClock = () => createClock(() => Date.UTC(2026, 5, 1));

describe('rate limits', () => {
  let discord: LocalDiscord;
  beforeEach(async () => {
    discord = await startLocalDiscord({ clock: stillClock() });
  });
  afterEach(() => discord.close());
  const post = (channel: string) =>
    rest(discord, 'POST', `/channels/${channelId(discord, channel)}/messages`, { content: 'x' });

  test('are told in headers, kept per channel, and answered with how long to wait', async () => {
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

  test('are kept per server, and told with refusals as well', async () => {
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

  test('allow 50 requests a second over all routes', async () => {
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

  test('allow 5 edits in 5 seconds in a channel', async () => {
    const { body } = await post('world-news');
    const path = `/channels/${channelId(discord, 'world-news')}/messages/${body['id']}`;
    const edit = async () => (await rest(discord, 'PATCH', path, { content: 'y' })).status;
    for (let i = 0; i < 5; i += 1) expect(await edit()).toBe(200);
    expect(await edit()).toBe(429);
  });

  test('allow 10 publications an hour in a channel', async () => {
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

  test('let interactions be answered while all others wait, and each take 5 more messages in 2 seconds', async () => {
    const desk = await openAsking(true);
    const { answer, webhook } = await desk.ask();
    await Promise.all(Array.from({ length: 51 }, () => rest(desk.discord, 'GET', '/users/@me')));
    expect((await rest(desk.discord, 'GET', '/users/@me')).status).toBe(429);
    const first = await answer(words('x'));
    expect([first.status, first.headers.get('x-ratelimit-limit')]).toEqual([204, null]);
    const more = await Promise.all(Array.from({ length: 6 }, () => webhook('POST', '', { content: 'more' })));
    expect(more.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429]);
    const other = await desk.ask();
    await other.answer(words('y'));
    expect((await other.webhook('POST', '', { content: 'more' })).status).toBe(200);
    await desk.discord.close();
  });

  test('can be turned off', async () => {
    discord.enforceLimits(false);
    for (let i = 0; i < 8; i += 1) expect((await post('world-news')).status).toBe(200);
  });
});

describe('faults', () => {
  let discord: LocalDiscord;
  beforeEach(async () => {
    discord = await startLocalDiscord();
  });
  afterEach(() => discord.close());
  const post = (nonce: string) =>
    rest(discord, 'POST', `/channels/${channelId(discord, 'world-news')}/messages`, {
      content: 'x',
      nonce,
      enforce_nonce: true,
    });
  const next = (effect: FaultEffect) =>
    discord.fault({ method: 'POST', path: '^/channels/\\d+/messages$', times: 1, effect });

  test('hit the requests that match, so many times, in the order they were set', async () => {
    const broken: Fault = {
      method: 'POST',
      path: '/messages$',
      times: 2,
      effect: { kind: 'status', status: 502 },
    };
    discord.fault(broken);
    next({ kind: 'status', status: 500 });
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    expect((await rest(discord, 'GET', '/users/@me')).status).toBe(200);
    expect((await rest(discord, 'GET', path)).status).toBe(200);
    expect([
      (await post('a')).status,
      (await post('b')).status,
      (await post('c')).status,
      (await post('d')).status,
    ]).toEqual([502, 502, 500, 200]);
    expect(discord.messages('world-news')).toHaveLength(1);
    expect(broken.times).toBe(2);
  });

  test('are told in the traffic, with the query, the files and what was dropped', async () => {
    next({ kind: 'drop', when: 'before' });
    await expect(post('a')).rejects.toThrow();
    next({ kind: 'drop', when: 'after' });
    await expect(post('a')).rejects.toThrow();
    const form = new FormData();
    form.set('files[0]', new File(['x'], 'x.txt'));
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    await rest(discord, 'POST', path, form);
    await rest(discord, 'GET', `${path}?limit=1`);
    expect(discord.traffic()).toMatchObject([
      { path, status: null, answer: 'dropped before it did anything' },
      { path, status: null, answer: { 'dropped after it took effect': { content: 'x' } } },
      { path, status: 200, files: ['x.txt'] },
      { path: `${path}?limit=1` },
    ]);
  });

  test('refuse with any code, and a 429 with how long to wait', async () => {
    next({ kind: 'refuse', status: 403, code: 50013, message: 'No' });
    expect(await post('a')).toMatchObject({ status: 403, body: { code: 50013, message: 'No' } });
    next({ kind: 'refuse', status: 429, code: 20028, message: 'Slow down' });
    expect(await post('a')).toMatchObject({ status: 429, body: { code: 20028, retry_after: 1 } });
    next({ kind: 'rate-limit', seconds: 1, global: true });
    const paused = await post('a');
    expect(paused.body).toMatchObject({ global: true });
    expect(paused.headers.get('x-ratelimit-scope')).toBe('global');
  });

  test('drop a request before it did anything, or after', async () => {
    next({ kind: 'drop', when: 'before' });
    await expect(post('a')).rejects.toThrow();
    expect(discord.messages('world-news')).toHaveLength(0);
    next({ kind: 'drop', when: 'after' });
    await expect(post('a')).rejects.toThrow();
    expect(discord.messages('world-news')).toHaveLength(1);
    expect((await post('a')).body['id']).toBe(discord.messages('world-news')[0]?.id);
  });

  test('hold an answer back while the request has its effect', async () => {
    next({ kind: 'slow', ms: 20_000 });
    let answered = false;
    const reply = post('a').finally(() => {
      answered = true;
    });
    await discord.until(() => discord.messages('world-news')[0]);
    discord.advance(19_000);
    await rest(discord, 'GET', '/users/@me');
    expect(answered).toBe(false);
    discord.advance(1_000);
    expect((await reply).status).toBe(200);
  });

  test('let a request have its effect, and its answer, only later', async () => {
    next({ kind: 'late', ms: 20_000 });
    const asked = discord.now();
    const reply = post('a');
    await expect.poll(() => discord.faults()).toEqual([]);
    discord.advance(19_000);
    expect(discord.messages('world-news')).toHaveLength(0);
    discord.advance(1000);
    expect(discord.messages('world-news')).toHaveLength(1);
    expect((await reply).body['id']).toBe(discord.messages('world-news')[0]?.id);
    expect(discord.traffic().at(-1)?.at).toBeLessThan(asked + 20_000);
  });

  test('ask to wait half an hour, and count shared ones to nobody', async () => {
    next({ kind: 'rate-limit', seconds: 1800 });
    expect(await post('a')).toMatchObject({ status: 429, body: { retry_after: 1800, global: false } });
    expect(discord.invalidRequests()).toBe(1);
    next({ kind: 'rate-limit', seconds: 1, scope: 'shared' });
    expect((await post('a')).headers.get('x-ratelimit-scope')).toBe('shared');
    expect(discord.invalidRequests()).toBe(1);
  });
});

describe('a burst', () => {
  test('of 1,000 messages over 100 servers arrives whole', async () => {
    const discord = await startLocalDiscord({ limits: false });
    const channels = Array.from({ length: 100 }, (_, i) => {
      const guild = discord.addGuild(`Server ${i}`);
      return Array.from({ length: 10 }, (_, j) => discord.addChannel(guild.id, `c${i}-${j}`).id);
    }).flat();
    const queue = channels.values();
    const send = async () => {
      for (const id of queue) await rest(discord, 'POST', `/channels/${id}/messages`, { content: id });
    };
    await Promise.all(Array.from({ length: 16 }, send));
    expect(channels.map((id) => discord.messages(id).map((message) => message.content))).toEqual(
      channels.map((id) => [id]),
    );
    await discord.close();
  });
});
