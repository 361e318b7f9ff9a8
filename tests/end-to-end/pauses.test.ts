import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { heard, news, postsTo, ROOM, startDelivering } from '../support/delivering-bot.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';

const NEWS = 'world-news';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const REFUSALS: [number, number, string][] = [
  [403, 50001, 'I can no longer see the channel'],
  [403, 50013, 'Discord does not let me post there'],
  [404, 10003, 'The channel no longer exists'],
  [404, 10004, 'The server no longer knows me'],
  [400, 160005, 'The thread is locked'],
  [400, 40058, 'The channel has become a forum'],
  [400, 50008, 'The channel no longer takes messages'],
  [400, 40067, 'The forum wants a tag on each post'],
  [403, 340015, 'Discord refuses: Something new'],
];

test.each(REFUSALS)(
  'a refusal of %i with code %i pauses that subscription alone, with a reason the admin sees',
  async (status, code, reason) => {
    const { discord, subscribe, publish, posted, reached, posts } = await startDelivering();
    await subscribe(NEWS);
    await subscribe('general');
    const { id } = Object.values(discord.world.channels).find(({ name }) => name === NEWS) ?? {};
    const refuse = { kind: 'refuse', status, code, message: 'Something new' } as const;
    discord.fault({ method: 'POST', path: `^/channels/${id}/messages$`, times: 1, effect: refuse });
    await publish(news());
    await posted('general');
    await reached('waiting');
    expect(posts(NEWS)).toEqual([]);
    const list = messageOf(await discord.as('Milo').type(`${ROOM}/general`, '/subscriptions'));
    expect(textOf(list)).toContain(`Paused**: ${reason}`);
    expect(textOf(list)).toContain('One briefing waits for it.');
    const told = await discord.until(() =>
      discord.messages(NEWS).find((message) => textOf(message).includes('cannot be posted')),
    );
    expect(told.pinged.userIds).toEqual([discord.world.application.ownerId]);
    await discord.as('Milo').press(list, 'Resume');
    expect(await posted(NEWS)).toHaveLength(1);
  },
);

test('a permission taken away costs no refused request, and given back brings what waited', async () => {
  const { discord, subscribe, publish, posted, reached, posts } = await startDelivering();
  await subscribe(NEWS);
  await subscribe('general');
  discord.setPermissions(`${ROOM}/${NEWS}`, { role: 'Briefings' }, { deny: ['sendMessages'] });
  await heard(discord);
  await publish(news());
  await posted('general');
  await reached('waiting');
  expect(posts(NEWS)).toEqual([]);
  expect(discord.invalidRequests()).toBe(0);
  const list = messageOf(await discord.as('Milo').type(`${ROOM}/general`, '/subscriptions'));
  expect(textOf(list)).toContain('I lack **Send Messages** there.');
  discord.setPermissions(`${ROOM}/${NEWS}`, { role: 'Briefings' }, {});
  expect(await posted(NEWS)).toHaveLength(1);
});

test('permissions given back in several channels at once bring what waited in each', async () => {
  const { discord, subscribe, publish, posted, reached } = await startDelivering();
  for (const name of [NEWS, 'general']) {
    await subscribe(name);
    discord.setPermissions(`${ROOM}/${name}`, { role: 'Briefings' }, { deny: ['sendMessages'] });
  }
  await heard(discord);
  await publish(news());
  await reached('waiting', 2);
  for (const name of [NEWS, 'general']) discord.setPermissions(`${ROOM}/${name}`, { role: 'Briefings' }, {});
  expect(await posted(NEWS)).toHaveLength(1);
  expect(await posted('general')).toHaveLength(1);
});

test('a time-out is waited for, and what waited comes when it is over', async () => {
  const { discord, clock, subscribe, publish, posted, reached, posts } = await startDelivering();
  await subscribe(NEWS);
  discord.timeOut(ROOM, 'bot', 30 * MINUTE);
  await heard(discord);
  await publish(news());
  await reached('waiting');
  const list = messageOf(await discord.as('Milo').type(`${ROOM}/general`, '/subscriptions'));
  expect(textOf(list)).toContain('I am timed out in this server until');
  expect(posts(NEWS)).toEqual([]);
  discord.advance(30 * MINUTE);
  clock.advance(30 * MINUTE);
  expect(await posted(NEWS)).toHaveLength(1);
});

test.each([
  ['when the bot starts again', 'restart'],
  ['when it is invited back', 'invitation'],
])('access that has returned is noticed %s', async (_, how) => {
  const { discord, bot, storage, clock, subscribe, publish, posted, reached } = await startDelivering();
  await subscribe(NEWS);
  const refuse = { kind: 'refuse', status: 403, code: 50013, message: 'Missing Permissions' } as const;
  discord.fault({ ...postsTo, times: 1, effect: refuse });
  await publish(news());
  await expect.poll(async () => (await storage.subscriptions.all())[0]?.pause?.code).toBe('permissions');
  await reached('waiting');
  if (how === 'restart') {
    await bot.close();
    await startRunning({ on: discord, parts: (parts) => ({ ...parts, storage, clock }) });
  } else {
    discord.kickBot(ROOM);
    await expect.poll(async () => (await storage.subscriptions.all()).length).toBe(0);
    discord.inviteBot(ROOM);
  }
  expect(await posted(NEWS)).toHaveLength(1);
});

test('who subscribed is told once why nothing is posted, however often Discord refuses it again', async () => {
  const { discord, subscribe, publish, reached } = await startDelivering();
  await subscribe(NEWS);
  const told = () => discord.messages(NEWS).filter((message) => textOf(message).includes('cannot be posted'));
  const refuse = { kind: 'refuse', status: 403, code: 50013, message: 'Missing Permissions' } as const;
  discord.fault({ ...postsTo, times: 1, effect: refuse });
  await publish(news());
  await discord.until(() => told()[0]);
  for (const deny of [['addReactions'], []] as const) {
    discord.fault({ ...postsTo, times: 1, effect: refuse });
    // Something about the channel changes, so it is tried again.
    discord.setPermissions(`${ROOM}/${NEWS}`, { role: 'News readers' }, { deny });
    await expect.poll(() => discord.faults()).toEqual([]);
  }
  await reached('waiting');
  await heard(discord);
  expect(told()).toHaveLength(1);
});

test('who subscribed is told in a direct message where the channel cannot be written in, once for all that breaks within an hour', async () => {
  const { discord, clock, subscribe, publish, reached } = await startDelivering();
  const olivia = discord.as('Olivia');
  const letters = () => olivia.messages(olivia.directMessages().id).map(textOf);
  const close = (channel: string, parts: object) =>
    discord.setPermissions(`${ROOM}/${channel}`, { role: 'Briefings' }, parts);
  for (const name of [NEWS, 'general']) await subscribe(name);
  for (const name of [NEWS, 'general']) close(name, { deny: ['sendMessages'] });
  await heard(discord);
  await publish(news());
  await reached('waiting', 2);
  await discord.until(() => letters()[0]);
  await heard(discord);
  expect(letters()).toEqual([
    expect.stringMatching(
      /^In \*\*The Reading Room\*\* new briefings cannot be posted in <#\d+>: I lack \*\*Send Messages\*\* there\. Open the settings of <#\d+>, Permissions, add my role and allow \*\*Send Messages\*\*\.\n-# I go on by myself once it works again\. `\/subscriptions` there shows how it stands\. You subscribed that channel, so I tell you\.$/,
    ),
  ]);
  clock.advance(60 * MINUTE);
  await subscribe('announcements');
  close('announcements', { deny: ['viewChannel'] });
  await heard(discord);
  await publish(news('other'));
  await reached('waiting', 5);
  await discord.until(() => letters()[1]);
  expect(letters()[1]).toContain('I lack **View Channel** and');
  // Of another server they are told within that hour as well.
  await subscribe('notice-board');
  const deny = { deny: ['sendMessages'] } as const;
  discord.setPermissions('Harbour Street/notice-board', { role: 'Briefings' }, deny);
  await heard(discord);
  await publish(news('third'));
  await discord.until(() => letters()[2]);
  expect(letters()[2]).toMatch(/^In \*\*Harbour Street\*\* /);
});

test('who has left the server, or takes no direct messages, is told nothing, and the log says so', async () => {
  const { discord, log, subscribe, publish, reached } = await startDelivering();
  const [milo, olivia] = [discord.as('Milo'), discord.as('Olivia')];
  await subscribe('notice-board', { subscribedBy: milo.user.id });
  await subscribe(NEWS);
  const deny = { deny: ['sendMessages'] } as const;
  discord.setPermissions('Harbour Street/notice-board', { role: 'Briefings' }, deny);
  discord.setPermissions(`${ROOM}/${NEWS}`, { role: 'Briefings' }, deny);
  const closed = { kind: 'refuse', status: 403, code: 50007, message: 'Cannot send messages to this user' };
  discord.fault({ ...postsTo, times: 1, effect: { ...closed, kind: 'refuse' } });
  await heard(discord);
  await publish(news());
  await reached('waiting', 2);
  const untold = () => log.filter((line) => line.includes('nobody could be told of a pause'));
  await expect.poll(untold).toHaveLength(2);
  for (const person of [milo, olivia]) expect(person.messages(person.directMessages().id)).toEqual([]);
  expect(untold().join()).toContain('Unknown Member');
});

test('a channel that was deleted unseen pauses its subscription, and at the daily probe ends it', async () => {
  const { discord, storage, clock, subscribe, publish, posted } = await startDelivering();
  await subscribe('notice-board');
  const gone = '1000000000000000001';
  await subscribe(NEWS, { channelId: gone });
  await publish(news());
  await posted('notice-board');
  await expect
    .poll(async () => (await storage.subscriptions.inChannel(gone))?.pause?.code)
    .toBe('channel-gone');
  clock.advance(DAY + MINUTE);
  await expect.poll(async () => (await storage.subscriptions.all()).length).toBe(1);
  expect(discord.invalidRequests()).toBe(0);
});
