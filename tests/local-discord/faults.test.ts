import { describe, expect } from 'vitest';
import type { Fault, FaultEffect } from '../../src/local-discord/index.ts';
import { test as fresh } from './fresh.ts';
import { channelId, rest } from './rest.ts';

const test = fresh
  .extend(
    'post',
    ({ discord }) =>
      (nonce: string) =>
        rest(discord, 'POST', `/channels/${channelId(discord, 'world-news')}/messages`, {
          content: 'x',
          nonce,
          enforce_nonce: true,
        }),
  )
  .extend(
    'next',
    ({ discord }) =>
      (effect: FaultEffect) =>
        discord.fault({ method: 'POST', path: '^/channels/\\d+/messages$', times: 1, effect }),
  );

describe('faults', () => {
  test('hit the requests that match, so many times, in the order they were set', async ({
    discord,
    post,
    next,
  }) => {
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

  test('can be a page that is no answer of Discord’s', async ({ discord, post, next }) => {
    next({ kind: 'page', status: 403 });
    const page = await post('a');
    expect(page.status).toBe(403);
    expect(page.headers.get('content-type')).toBe('text/plain');
    expect(discord.messages('world-news')).toEqual([]);
  });

  test('are told in the traffic, with the query, the files and what was dropped', async ({
    discord,
    post,
    next,
  }) => {
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

  test('refuse with any code, and a 429 with how long to wait', async ({ post, next }) => {
    next({ kind: 'refuse', status: 403, code: 50013, message: 'No' });
    expect(await post('a')).toMatchObject({ status: 403, body: { code: 50013, message: 'No' } });
    next({ kind: 'refuse', status: 429, code: 20028, message: 'Slow down' });
    expect(await post('a')).toMatchObject({ status: 429, body: { code: 20028, retry_after: 1 } });
    next({ kind: 'rate-limit', seconds: 1, global: true });
    const paused = await post('a');
    expect(paused.body).toMatchObject({ global: true });
    expect(paused.headers.get('x-ratelimit-scope')).toBe('global');
  });

  test('drop a request before it did anything, or after', async ({ discord, post, next }) => {
    next({ kind: 'drop', when: 'before' });
    await expect(post('a')).rejects.toThrow();
    expect(discord.messages('world-news')).toHaveLength(0);
    next({ kind: 'drop', when: 'after' });
    await expect(post('a')).rejects.toThrow();
    expect(discord.messages('world-news')).toHaveLength(1);
    expect((await post('a')).body['id']).toBe(discord.messages('world-news')[0]?.id);
  });

  test('hold an answer back while the request has its effect', async ({ discord, post, next }) => {
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

  test('let a request have its effect, and its answer, only later', async ({ discord, post, next }) => {
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

  test('ask to wait half an hour, and count shared ones to nobody', async ({ discord, post, next }) => {
    next({ kind: 'rate-limit', seconds: 1800 });
    expect(await post('a')).toMatchObject({ status: 429, body: { retry_after: 1800, global: false } });
    expect(discord.invalidRequests()).toBe(1);
    next({ kind: 'rate-limit', seconds: 1, scope: 'shared' });
    expect((await post('a')).headers.get('x-ratelimit-scope')).toBe('shared');
    expect(discord.invalidRequests()).toBe(1);
  });
});
