import { expect, test } from 'vitest';
import { startLocalDiscord } from '../../src/local-discord/index.ts';
import { createRateLimits } from '../../src/local-discord/rest/rate-limits.ts';
import { rest } from './rest.ts';

const TEN_MINUTES = 600_000;
const REFUSED = { kind: 'refuse', status: 403, code: 50001, message: 'Missing Access' } as const;

test('10,000 refused requests in ten minutes bring a ban, and not one less; shared 429s do not count', () => {
  let now = 0;
  const limits = createRateLimits({ now: () => now }, true);
  const admitted = () =>
    limits.admit({ bucket: 'any', allowance: { limit: 5, windowMs: 1 }, global: false }).kind;
  for (let i = 0; i < 9_999; i += 1) limits.answered([401, 403, 429][i % 3] ?? 0, false);
  limits.answered(429, true);
  limits.answered(404, false);
  expect([limits.invalidCount(), admitted()]).toEqual([9_999, 'pass']);
  limits.answered(403, false);
  expect(admitted()).toBe('banned');
  now = TEN_MINUTES;
  expect(admitted()).toBe('pass');
});

test('who is banned gets the page of the proxy before Discord, for any request, until ten minutes are over', async () => {
  const discord = await startLocalDiscord({ bannedAfter: 3 });
  discord.fault({ times: 3, effect: REFUSED });
  for (let i = 0; i < 3; i += 1) expect((await rest(discord, 'GET', '/users/@me')).status).toBe(403);
  expect(discord.invalidRequests()).toBe(3);
  for (const path of ['/users/@me', '/gateway/bot']) {
    const banned = await rest(discord, 'GET', path);
    expect(banned).toMatchObject({ status: 429, body: { text: 'error code: 1015' } });
    expect(banned.headers.get('retry-after')).toBe('3600');
  }
  discord.advance(TEN_MINUTES);
  expect((await rest(discord, 'GET', '/users/@me')).status).toBe(200);
  await discord.close();
});
