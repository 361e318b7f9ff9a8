import { expect, test } from 'vitest';
import { buttonsOf, textOf } from '../../src/local-discord/index.ts';
import { channelId } from '../local-discord/rest.ts';
import { news, ROOM, startDelivering } from '../support/delivering-bot.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';

const NEWS = `${ROOM}/world-news`;

test('what waits for a time is posted at once when that is asked for, and waits again when it is undone', async () => {
  const { discord, publish, posts, reached, clock } = await startDelivering();
  const milo = discord.as('Milo');
  const inAnHour = new Date(clock.now() + 60 * 60_000).toISOString().slice(11, 16);
  await milo.type(NEWS, '/subscribe', { time: inAnHour, timezone: 'UTC' });
  await publish(news());
  expect(textOf(messageOf(await milo.type(NEWS, '/subscriptions')))).toMatch(/Next post: <t:\d+:f>/);
  await milo.type(NEWS, '/subscribe', { time: 'now' });
  await discord.until(() => posts('world-news')[0]);
  await reached('posted');

  await milo.type(NEWS, '/subscribe', { time: inAnHour, timezone: 'UTC' });
  await publish(news('second'));
  const later = messageOf(await milo.type(NEWS, '/subscribe', { time: '23:59', timezone: '-12' }));
  const due = async () => {
    const list = textOf(messageOf(await milo.type(NEWS, '/subscriptions')));
    return Number(/Next post: <t:(\d+):f>/.exec(list)?.[1]) * 1000;
  };
  const postponed = await due();
  await milo.press(later, 'Undo');
  expect(await due()).toBeLessThanOrEqual(clock.now() + 60 * 60_000);
  expect(postponed).not.toBe(await due());
});

test('a subscription that was new is ended by its Undo', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const reply = messageOf(await milo.type(NEWS, '/subscribe'));
  const undone = textOf(messageOf(await milo.press(reply, 'Undo')));
  expect(undone).toMatch(/^\*\*Undone\.\*\* Nothing is posted in <#\d+> any more\.$/);
  expect(await storage.subscriptions.all()).toEqual([]);
});

test('where the bot may not read what it posted it says so, and only there', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  const said = async () => textOf(messageOf(await milo.type(NEWS, '/subscribe')));
  expect(await said()).not.toContain('Read Message History');
  discord.setPermissions(NEWS, { role: 'Briefings' }, { deny: ['readMessageHistory'] });
  expect(await said()).toContain('Allow me **Read Message History** too');
});

test('topics are offered as they are written, 25 at most, none twice and none that would not fit; others are named', async () => {
  const topics = [
    ['Trade', 'TRADE', 'US politics'],
    Array.from({ length: 20 }, (_, i) => `a${i}`),
    Array.from({ length: 20 }, (_, i) => `b${i}`),
  ];
  const briefings = topics.map((some, i) =>
    briefingOf(`---\nid: n${i}\ntopics: [${some.join(', ')}]\n---\nA text.`),
  );
  const { discord } = await startRunning({ briefings });
  const milo = discord.as('Milo');
  const offered = async (topic: string) =>
    (await milo.complete(NEWS, '/subscribe', { topic })).map(({ value }) => String(value));
  expect(await offered('')).toHaveLength(25);
  expect(await offered('TRA')).toEqual(['Trade']);
  expect(await offered('us p')).toEqual(['US politics']);
  expect(await offered('trade, tra')).toEqual([]);
  expect(await offered('trade, a1')).toContain('trade, a19');
  expect(await offered(`${'x'.repeat(96)}, a1`)).toEqual([`${'x'.repeat(96)}, a1`]);
  const reply = messageOf(await milo.type(NEWS, '/subscribe', { topic: 'Trade, *war*' }));
  expect(textOf(reply)).toMatch(/No briefing so far is about \\\*war\\\*\.$/m);
  expect(buttonsOf(reply)).not.toEqual([]);
});

test('what waited while somebody paused it is posted as soon as they resume it', async () => {
  const { discord, publish, posts } = await startDelivering();
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe');
  const paused = messageOf(await milo.press(messageOf(await milo.type(NEWS, '/subscriptions')), 'Pause'));
  await publish(news());
  await milo.press(paused, 'Resume');
  await discord.until(() => posts('world-news')[0]);
});

test('a press on the second page of the list shows the second page, and of hundreds of channels some are named', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const { guildId } = discord.world.channels[channelId(discord, 'world-news')] ?? {};
  for (let i = 0; i < 200; i += 1) {
    const wish = wishOf(`${10n ** 18n + BigInt(i)}`, { guildId: guildId ?? '' });
    await subscribe(storage.subscriptions, wish, `c${i}`, discord.now());
  }
  const unknown = textOf(messageOf(await milo.type(NEWS, '/unsubscribe')));
  expect(unknown.match(/<#\d+>/g)).toHaveLength(21);
  const first = messageOf(await milo.type(NEWS, '/subscriptions'));
  const second = messageOf(await milo.press(first, 'Next ▶'));
  const paused = messageOf(await milo.press(second, 'Pause'));
  expect(buttonsOf(paused).some(({ label }) => label?.startsWith('Page 2 of '))).toBe(true);
  expect(textOf(paused)).toContain('paused it.');
});

test('the zone alone is changed where a time is set, and the latest that is posted was not taken back', async () => {
  const briefings = [
    briefingOf('---\nid: older\ndate: 2026-11-01\n---\nStill true.'),
    briefingOf('---\nid: newer\ndate: 2026-11-02\nretracted: true\n---\nWrong.'),
  ];
  const { discord, storage } = await startRunning({ briefings });
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe', { time: '08:00', timezone: 'Berlin' });
  const reply = messageOf(await milo.type(NEWS, '/subscribe', { timezone: 'Tokyo' }));
  expect(await storage.subscriptions.all()).toMatchObject([{ time: '08:00', timeZone: 'Asia/Tokyo' }]);
  await milo.press(reply, 'Post the latest now');
  const post = await discord.until(() => discord.messages(NEWS).find(({ visibleTo }) => visibleTo === null));
  expect(textOf(post)).toContain('Still true.');
});

test('@everyone as the role means nobody, ten topics are taken, and while Discord refuses nothing is posted by hand', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe', { role: 'News readers' });
  const topic = Array.from({ length: 10 }, (_, i) => `t${i}`).join(',');
  const reply = messageOf(await milo.type(NEWS, '/subscribe', { role: '@everyone', topic }));
  const [subscription] = await storage.subscriptions.all();
  expect(subscription?.topics).toHaveLength(10);
  expect(subscription).not.toHaveProperty('roleId');
  await storage.subscriptions.pause(subscription?.id ?? '', PAUSE, discord.now());
  const refused = textOf(messageOf(await milo.press(reply, 'Post the latest now')));
  expect(refused).toContain('is paused. `/subscriptions` says why');
});
