import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FaultEffect } from '../../src/local-discord/index.ts';
import { heard, news, postsTo, ROOM, startDelivering } from '../support/delivering-bot.ts';

const NEWS = 'world-news';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const passing: [string, FaultEffect, number][] = [
  ['answers 500', { kind: 'status', status: 500 }, 4],
  ['answers 502', { kind: 'status', status: 502 }, 4],
  ['is hidden by a proxy’s 400', { kind: 'page', status: 400 }, 2],
  ['is hidden by a proxy’s 403', { kind: 'page', status: 403 }, 2],
  ['drops the request', { kind: 'drop', when: 'before' }, 3],
  ['drops its answer', { kind: 'drop', when: 'after' }, 3],
  ['asks for a pause', { kind: 'rate-limit', seconds: 0.5 }, 2],
  ['asks all of us for a pause', { kind: 'rate-limit', seconds: 0.5, global: true }, 1],
  ['has the server’s write limit', { kind: 'refuse', status: 429, code: 20029, message: 'Write limit' }, 1],
  ['has the channel’s write limit', { kind: 'refuse', status: 429, code: 20028, message: 'Write limit' }, 1],
];

test.each(passing)(
  'while Discord %s nothing is lost and nothing is posted twice',
  async (_, effect, times) => {
    const { discord, subscribe, publish, posted, reached } = await startDelivering();
    await subscribe(NEWS);
    await subscribe('general');
    discord.fault({ ...postsTo, times, effect });
    await publish(news());
    for (const channel of [NEWS, 'general']) expect(await posted(channel)).toHaveLength(1);
    await reached('posted', 2);
    expect(discord.faults()).toEqual([]);
    expect(await posted(NEWS)).toHaveLength(1);
  },
);

test('a pause of half an hour that Discord asks for in one channel is kept, without a request, and holds up no other', async () => {
  const { discord, storage, clock, subscribe, publish, posted } = await startDelivering();
  await subscribe(NEWS);
  const { id, guildId } = Object.values(discord.world.channels).find(({ name }) => name === NEWS) ?? {};
  const there = `/channels/${id}/messages`;
  discord.fault({ method: 'POST', path: there, times: 1, effect: { kind: 'rate-limit', seconds: 1800 } });
  await publish(news());
  const dueIn = async () =>
    ((await storage.subscriptions.inGuild(guildId ?? ''))[0]?.nextDue ?? 0) - clock.now();
  await expect.poll(dueIn).toBeGreaterThan(29 * MINUTE);
  await subscribe('general');
  await publish(news('other'));
  await posted('general');
  clock.advance(29 * MINUTE);
  const requests = discord.traffic().filter((entry) => entry.kind === 'rest' && entry.path === there);
  expect(requests).toHaveLength(1);
});

test('a server error after the post was made does not make a second one, in a forum neither', async () => {
  const { discord, clock, subscribe, publish, posts, reached } = await startDelivering();
  for (const channel of [NEWS, 'questions']) await subscribe(channel);
  const effect = { kind: 'status', status: 502, when: 'after' } as const;
  discord.fault({ method: 'POST', path: '/(messages|threads)$', times: 2, effect });
  await publish(news());
  await reached('posted', 1);
  // What a forum may yet do is waited for.
  clock.advance(3 * MINUTE);
  await reached('posted', 2);
  expect(discord.faults()).toEqual([]);
  expect([posts(NEWS).length, posts('questions').length]).toEqual([1, 1]);
});

test('an answer that does not come is not waited for longer than the lease', async () => {
  const { discord, clock, subscribe, publish, posts, reached } = await startDelivering();
  await subscribe(NEWS);
  discord.fault({ ...postsTo, times: 1, effect: { kind: 'slow', ms: DAY } });
  await publish(news());
  await discord.until(() => posts(NEWS)[0]);
  clock.advance(MINUTE / 2);
  await reached('posted');
  expect(posts(NEWS)).toHaveLength(1);
});

test('what Discord does only when the bot has long given it up does not make a second post, in a forum neither', async () => {
  const { discord, clock, storage, subscribe, publish, posts } = await startDelivering();
  for (const channel of [NEWS, 'questions']) await subscribe(channel);
  const late = { kind: 'late', ms: 100_000 } as const;
  discord.fault({ method: 'POST', path: '/(messages|threads)$', times: 2, effect: late });
  await publish(news());
  await expect.poll(() => discord.faults()).toEqual([]);
  // Both clocks together, and slowly enough for the bot to do what is due.
  for (let passed = 0; passed < 5 * MINUTE; passed += 5000) {
    discord.advance(5000);
    clock.advance(5000);
    await delay(30);
  }
  await expect.poll(() => storage.outbox.counts()).toEqual({ posted: 2 });
  expect([posts(NEWS).length, posts('questions').length]).toEqual([1, 1]);
});

test.each([
  ['is found in its channel, not repeated', false],
  ['is found although it was closed since', true],
])('a post whose answer was lost before a long outage %s', async (_, archived) => {
  const { discord, clock, subscribe, publish, posts, reached } = await startDelivering();
  for (const channel of [NEWS, 'questions']) await subscribe(channel);
  discord.fault({
    method: 'POST',
    path: '/(messages|threads)$',
    times: 2,
    effect: { kind: 'drop', when: 'after' },
  });
  await publish(news());
  await discord.until(() => posts(NEWS)[0] && posts('questions')[0]);
  const down = { kind: 'status', status: 503 } as const;
  discord.fault({ times: 1000, effect: down });
  await reached('waiting', 2);
  if (archived) discord.editThread('The news', { archived: true });
  clock.advance(60 * MINUTE);
  discord.advance(60 * MINUTE);
  discord.clearFaults();
  await reached('posted', 2);
  expect([posts(NEWS).length, posts('questions').length]).toEqual([1, 1]);
});

test('a post whose answer was lost before the channel was closed to us is found once that is open, not repeated', async () => {
  const { discord, clock, storage, subscribe, publish, posts, reached } = await startDelivering();
  await subscribe(NEWS);
  discord.fault({ ...postsTo, times: 1, effect: { kind: 'drop', when: 'after' } });
  await publish(news());
  await discord.until(() => posts(NEWS)[0]);
  discord.setPermissions(`${ROOM}/${NEWS}`, { role: 'Briefings' }, { deny: ['sendMessages'] });
  await heard(discord);
  await reached('waiting');
  discord.advance(10 * MINUTE);
  clock.advance(10 * MINUTE);
  await expect.poll(async () => (await storage.subscriptions.counts()).paused).toBe(1);
  discord.setPermissions(`${ROOM}/${NEWS}`, { role: 'Briefings' }, {});
  await reached('posted');
  expect(posts(NEWS)).toHaveLength(1);
});
