import { RateLimitError, REST, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { requests } from '../../src/discord/requests.ts';
import { localDiscord } from '../support/local-discord.ts';

async function start() {
  const discord = await localDiscord();
  const rest = new REST({
    api: discord.apiUrl,
    version: '10',
    retries: 0,
    ...requests(systemClock),
  }).setToken(discord.token);
  const { id = '' } = Object.values(discord.world.channels).find(({ name }) => name === 'world-news') ?? {};
  const body = { content: 'A text.', allowed_mentions: { parse: [] } };
  const post = () => rest.post(Routes.channelMessages(id), { body });
  return { discord, rest, body, post };
}

test.each([false, true])(
  'a 429 is told to whoever asked, and not repeated into; all of us meant: %s',
  async (global) => {
    const { discord, post } = await start();
    discord.fault({ times: 9, effect: { kind: 'rate-limit', seconds: 0.1, global } });
    await expect(post()).rejects.toThrow(RateLimitError);
    expect(discord.faults()).toMatchObject([{ times: 8 }]);
    expect(discord.invalidRequests()).toBe(1);
  },
);

test('a server error is told as well, but an answer to an interaction is repeated, twice at most', async () => {
  const { discord, rest, body, post } = await start();
  discord.fault({ times: 5, effect: { kind: 'status', status: 500 } });
  await expect(post()).rejects.toThrow();
  expect(discord.faults()).toMatchObject([{ times: 4 }]);
  const answer = Routes.webhookMessage('1', 'token');
  await expect(rest.patch(answer, { body })).rejects.toThrow();
  expect(discord.faults()).toMatchObject([{ times: 1 }]);
});

test('whoever asks, Discord is asked no more than 50 things in a second, and answers to interactions do not wait for them', async () => {
  const { discord, rest } = await start();
  const began = performance.now();
  const asked = Array.from({ length: 120 }, (_, i) => rest.get(Routes.channel(`${10n ** 17n + BigInt(i)}`)));
  let over = 0;
  for (const one of asked) void one.catch(() => {}).finally(() => (over += 1));
  await expect(rest.patch(Routes.webhookMessage('1', 'token'), { body: {} })).rejects.toThrow();
  expect(over).toBeLessThanOrEqual(50);
  await Promise.allSettled(asked);
  expect(performance.now() - began).toBeGreaterThan(2000);
  // Of channels that are not known to it; a 429 would count.
  expect(discord.invalidRequests()).toBe(0);
});
