import { expect, test } from 'vitest';
import { CHANNEL, textOf } from '../../src/local-discord/index.ts';
import { heard, news, postsTo, ROOM, startDelivering } from '../support/delivering-bot.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

const NEWS = 'world-news';
const THREAD = 'Yesterday in general';
/** As of a private thread that the bot was taken out of. */
const NO_ACCESS = { code: 'no-access', reason: 'I can no longer see the channel.', mend: 'Add me.' } as const;

test('a closed thread is opened', async () => {
  const { discord, subscribe, publish, posted, posts } = await startDelivering();
  await subscribe(THREAD);
  discord.editThread(THREAD, { archived: true });
  await publish(news());
  await posted(THREAD);
  expect(discord.world.channels[posts(THREAD)[0]?.channelId ?? '']?.thread?.archived).toBe(false);
});

test('a locked thread costs no request, is told of in its channel, and waits until it is unlocked, whatever happens to others', async () => {
  const { discord, storage, subscribe, publish, posted, posts } = await startDelivering();
  await subscribe(THREAD);
  discord.editThread(THREAD, { locked: true });
  await heard(discord);
  await publish(news());
  await expect.poll(async () => (await storage.subscriptions.counts()).paused).toBe(1);
  const reason = (await storage.subscriptions.all())[0]?.pause;
  expect(reason).toMatchObject({ code: 'thread-locked', mend: expect.stringContaining('Manage Threads') });
  const told = () => discord.messages(`${ROOM}/general`).map(textOf).join();
  await expect.poll(told).toMatch(/cannot be posted in <#\d+>: The thread is locked\./);
  discord.editThread('Which countries joined the sanctions?', { archived: true });
  await heard(discord);
  expect((await storage.subscriptions.counts()).paused).toBe(1);
  expect(discord.traffic().filter((entry) => entry.kind === 'rest' && entry.status === 400)).toEqual([]);
  discord.editThread(THREAD, { locked: false });
  expect(await posted(THREAD)).toHaveLength(1);
  expect(posts(THREAD)).toHaveLength(1);
});

test('a locked thread is posted in all the same where the bot may manage threads', async () => {
  const { discord, subscribe, publish, posted } = await startDelivering();
  await subscribe(THREAD);
  discord.setPermissions(`${ROOM}/general`, { role: 'Briefings' }, { allow: ['manageThreads'] });
  discord.editThread(THREAD, { locked: true });
  await heard(discord);
  await publish(news());
  expect(await posted(THREAD)).toHaveLength(1);
});

test('a thread that is closed and that Discord does not let us open is named so', async () => {
  const { discord, storage, subscribe, publish, reached } = await startDelivering();
  await subscribe(THREAD);
  const refuse = (status: number, code: number) => ({ kind: 'refuse', status, code, message: 'No' }) as const;
  discord.fault({ ...postsTo, times: 1, effect: refuse(400, 50083) });
  discord.fault({ method: 'PATCH', times: 1, effect: refuse(403, 50013) });
  await publish(news());
  await reached('waiting');
  await expect
    .poll(async () => (await storage.subscriptions.all())[0]?.pause)
    .toMatchObject({ code: 'thread-archived', reason: 'The thread is closed and I may not open it.' });
});

test('a forum that wants a tag gets one that the bot may set; where there is none it is asked for nothing, and told so', async () => {
  const { discord, storage, subscribe, publish, posts } = await startDelivering();
  const forums = {
    tagged: [{ name: 'Only this' }],
    moderated: [{ name: 'Only this', moderated: true }],
    ours: [{ name: 'Only this', moderated: true }],
    empty: [],
  };
  for (const [name, tags] of Object.entries(forums))
    discord.addChannel(ROOM, name, { type: CHANNEL.forum, tags, requireTag: true });
  for (const name of ['ours', 'empty'])
    discord.setPermissions(`${ROOM}/${name}`, { role: 'Briefings' }, { allow: ['manageThreads'] });
  await heard(discord);
  for (const name of Object.keys(forums)) await subscribe(name);
  const paused = async () =>
    (await storage.subscriptions.all()).flatMap(({ pause, channelId }) =>
      pause ? [`${discord.world.channels[channelId]?.name}: ${pause.code}: ${pause.reason}`] : [],
    );
  await publish(news());
  await expect.poll(() => [posts('tagged').length, posts('ours').length]).toEqual([1, 1]);
  await expect
    .poll(async () => (await paused()).sort())
    .toEqual([
      'empty: tag-required: The forum wants a tag on each post and has none.',
      'moderated: tag-required: The forum wants a tag on each post and has only tags of moderators.',
    ]);
  expect(discord.traffic().filter((entry) => entry.kind === 'rest' && entry.status === 400)).toEqual([]);
});

test('however much changes in a server, its threads that are closed to the bot cost few refusals', async () => {
  const { discord, storage, clock } = await startDelivering();
  const idOf = (name: string) =>
    Object.values(discord.world.guilds).find((one) => one.name === name)?.id ?? '';
  const add = async (channelId: string, guildId: string) => {
    const wish = wishOf(channelId, { guildId, channelKind: 'thread' });
    const { subscription } = await subscribe(storage.subscriptions, wish, channelId, clock.now());
    await storage.subscriptions.pause(subscription.id, NO_ACCESS, clock.now());
  };
  const threads = ['1000000000000000001', '1000000000000000002', '1000000000000000003'];
  for (const id of threads) await add(id, idOf(ROOM));
  await add('1000000000000000004', idOf('Harbour Street'));
  const refuse = { kind: 'refuse', status: 403, code: 50001, message: 'Missing Access' } as const;
  discord.fault({ method: 'GET', path: '^/channels/10+\\d$', times: 1000, effect: refuse });
  for (let n = 0; n < 50; n++)
    discord.setPermissions(`${ROOM}/${NEWS}`, { role: 'Briefings' }, { deny: n % 2 ? [] : ['embedLinks'] });
  // What happens later is written down later.
  discord.kickBot('Harbour Street');
  await expect.poll(async () => (await storage.subscriptions.all()).length).toBe(3);
  expect(discord.invalidRequests()).toBeGreaterThan(0);
  expect(discord.invalidRequests()).toBeLessThan(20);
});
