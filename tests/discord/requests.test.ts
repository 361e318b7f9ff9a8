import { RateLimitError, REST, Routes } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { requests } from '../../src/discord/requests.ts';
import { startLocalDiscord } from '../../src/local-discord/index.ts';

async function start() {
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const rest = new REST({ api: discord.apiUrl, version: '10', retries: 0, ...requests() }).setToken(
    discord.token,
  );
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

test('a server error is told as well, but an answer to an interaction is repeated', async () => {
  const { discord, rest, body, post } = await start();
  discord.fault({ times: 4, effect: { kind: 'status', status: 502 } });
  await expect(post()).rejects.toThrow();
  expect(discord.faults()).toMatchObject([{ times: 3 }]);
  const answer = Routes.webhookMessage('1', 'token');
  await expect(rest.patch(answer, { body })).rejects.toThrow();
  expect(discord.faults()).toEqual([]);
});
