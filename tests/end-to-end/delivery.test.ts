import { expect, test } from 'vitest';
import { buttonsOf, type Message, textOf } from '../../src/local-discord/index.ts';
import { news, postsTo, ROOM, startDelivering } from '../support/delivering-bot.ts';
import { messageOf } from '../support/message-of.ts';

const NEWS = 'world-news';
const MINUTE = 60_000;

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
  const list = messageOf(await discord.as('Milo').type(`${ROOM}/general`, '/subscriptions'));
  expect(textOf(list)).toContain('The role to ping was deleted');
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
