import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  buttonsOf,
  type FaultEffect,
  type LocalDiscord,
  type Message,
  textOf,
} from '../../src/local-discord/index.ts';
import { news, ROOM, startDelivering } from '../support/delivering-bot.ts';

const NEWS = 'world-news';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const postsTo = { method: 'POST', path: '/messages$' };

/** An answer to a command shows that the bot has heard all it was told before. */
const heard = (discord: LocalDiscord) => discord.as('Rosa').type('Harbour Street/general', '/briefing');

test('a briefing reaches a text channel, an announcement channel, a thread and a forum, once each', async () => {
  const { discord, subscribe, publish, posted, reached, posts } = await startDelivering();
  const channels = [NEWS, 'announcements', 'Yesterday in general', 'questions'];
  for (const channel of channels) await subscribe(channel, { crosspost: channel === 'announcements' });
  await publish(news('news', 'Something happened.', 'topics: [Economy]\n'));
  for (const channel of channels)
    expect(textOf((await posted(channel))[0] as Message)).toContain('Something');
  await reached('posted', 4);
  const [forumPost] = posts('questions');
  const thread = discord.world.channels[forumPost?.channelId ?? ''];
  const forum = Object.values(discord.world.channels).find(({ name }) => name === 'questions');
  expect(thread?.name).toBe('The news');
  expect(thread?.thread?.appliedTags).toEqual([forum?.tags.find(({ name }) => name === 'Economy')?.id]);
  await discord.until(() => posts('announcements').find(({ flags }) => flags & 1));
  expect(posts(NEWS)[0]?.flags).toBe(1 << 15);
  await publish(news('news', 'Something happened.', 'topics: [Economy]\n'));
  expect(channels.map((channel) => posts(channel).length)).toEqual([1, 1, 1, 1]);
});

const passing: [string, FaultEffect, number][] = [
  ['answers 500', { kind: 'status', status: 500 }, 4],
  ['answers 502', { kind: 'status', status: 502 }, 4],
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

test('a message Discord calls malformed is logged with what is wrong, and set aside; others are posted', async () => {
  const { discord, subscribe, publish, posted, reached, log } = await startDelivering();
  await subscribe(NEWS);
  await subscribe('general');
  const { id } = Object.values(discord.world.channels).find(({ name }) => name === NEWS) ?? {};
  discord.fault({
    method: 'POST',
    path: `^/channels/${id}/messages$`,
    times: 1,
    effect: { kind: 'refuse', status: 400, code: 50035, message: 'Invalid Form Body' },
  });
  await publish(news());
  await posted('general');
  await reached('rejected');
  await publish(news('later'));
  expect(textOf((await posted(NEWS))[0] as Message)).toContain('The later');
  expect(log.filter((line) => line.includes('it is set aside'))).toHaveLength(1);
  expect(log.join('')).toContain('50035');
});

test('who manages a server sees that Discord refused the newest briefing, until one is posted again', async () => {
  const { discord, subscribe, publish, posted, reached } = await startDelivering();
  await subscribe(NEWS);
  const blocked = 'Message was blocked by automatic moderation';
  discord.fault({
    ...postsTo,
    times: 1,
    effect: { kind: 'refuse', status: 400, code: 200000, message: blocked },
  });
  await publish(news());
  await reached('rejected');
  const list = async () => {
    const shown = await discord.as('Milo').type(`${ROOM}/general`, '/subscriptions');
    return shown.kind === 'message' ? textOf(shown.message) : shown.kind;
  };
  expect(await list()).toContain(`Discord refused the newest briefing: ${blocked}`);
  await publish(news('later'));
  await posted(NEWS);
  await reached('posted');
  expect(await list()).not.toContain('Discord refused');
});

test('a role that was deleted leaves no trace in a post, and is named to who manages the server', async () => {
  const { discord, subscribe, publish, posted } = await startDelivering();
  for (const channel of [NEWS, 'questions']) await subscribe(channel, { roleId: '1000000000000000009' });
  await publish(news());
  for (const channel of [NEWS, 'questions'])
    expect(textOf((await posted(channel))[0] as Message)).not.toContain('<@&');
  const list = await discord.as('Milo').type(`${ROOM}/general`, '/subscriptions');
  expect(list.kind === 'message' && textOf(list.message)).toContain('The role to ping was deleted');
});

test('a token that becomes void ends everything, and is reported once', async () => {
  const { discord, subscribe, publish, fatal } = await startDelivering();
  await subscribe(NEWS);
  await subscribe('general');
  discord.fault({
    times: 100,
    effect: { kind: 'refuse', status: 401, code: 0, message: '401: Unauthorized' },
  });
  await publish(news());
  await expect.poll(() => fatal.length).toBeGreaterThan(0);
  expect(fatal[0]?.message).toContain('Discord refuses the token');
});

test('a post that is published already counts as published', async () => {
  const { discord, clock, storage, subscribe, publish, posted, log } = await startDelivering();
  await subscribe('announcements', { crosspost: true });
  discord.fault({ path: '/crosspost$', times: 1, effect: { kind: 'drop', when: 'after' } });
  await publish(news());
  await posted('announcements');
  await expect
    .poll(async () => {
      clock.advance(1000);
      return storage.outbox.nextDue(clock.now());
    })
    .toBeUndefined();
  const answers = discord
    .traffic()
    .flatMap((entry) => (entry.kind === 'rest' && entry.path.endsWith('/crosspost') ? [entry.answer] : []));
  expect(answers.at(-1)).toMatchObject({ code: 40033 });
  expect(log.join('')).not.toContain('the post stays as it is');
});

test('a publication that Discord puts off for half an hour comes then, and only the publication', async () => {
  const { discord, clock, subscribe, publish, posts, posted } = await startDelivering();
  await subscribe('announcements', { crosspost: true });
  const published = () => (posts('announcements')[0]?.flags ?? 0) & 1;
  discord.fault({ path: '/crosspost$', times: 1, effect: { kind: 'rate-limit', seconds: 1800 } });
  await publish(news());
  await posted('announcements');
  await expect.poll(() => discord.faults().length).toBe(0);
  expect(published()).toBe(0);
  clock.advance(31 * MINUTE);
  await expect.poll(published).toBe(1);
  expect(posts('announcements')).toHaveLength(1);
});

test('a correction edits every copy, of posts in forums too, and says so', async () => {
  const { subscribe, publish, posted, posts } = await startDelivering();
  const channels = [NEWS, 'questions'];
  for (const channel of channels) await subscribe(channel);
  await publish(news());
  for (const channel of channels) await posted(channel);
  await publish(news('news', 'Something else happened.', 'correction: What happened.\n'));
  for (const channel of channels) {
    await expect.poll(() => textOf(posts(channel)[0] as Message)).toContain('Something else happened.');
    expect(textOf(posts(channel)[0] as Message)).toContain('Corrected');
    expect(posts(channel)).toHaveLength(1);
  }
});

test('the buttons of a post work for everybody, and a ping reaches the role alone', async () => {
  const { discord, subscribe, publish, posted } = await startDelivering();
  const role = Object.values(
    Object.values(discord.world.guilds).find(({ name }) => name === ROOM)?.roles ?? {},
  ).find(({ name }) => name === 'News readers');
  await subscribe(NEWS, { ...(role && { roleId: role.id }) });
  await publish(news('news', 'Said to @everyone.\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.'));
  const [post] = await posted(NEWS);
  if (!post) throw new Error('no post');
  expect(post.pinged).toEqual({ everyone: false, roleIds: [role?.id], userIds: [] });
  expect(buttonsOf(post).map(({ label }) => label)).toContain('Glossary');
  const shown = await discord.as('Rosa').press(post, 'Glossary');
  expect(shown.kind === 'message' && textOf(shown.message)).toContain('One verb for two nouns.');
});
