import { expect, test } from 'vitest';
import { buttonsOf, textOf } from '../../src/local-discord/index.ts';
import { readAsDiscord } from '../support/discord-markdown.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { ASKED } from '../support/some-subscription.ts';

const NEWS = 'The Reading Room/world-news';

test('a time without a zone, where nobody named one yet, is said to be taken as UTC and how to change that', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  const said = async (options: Record<string, string>) =>
    textOf(messageOf(await milo.type(NEWS, '/subscribe', options)));
  const hint = 'No time zone was given, so I took 08:00 as UTC. Add `timezone:` for yours';
  expect(await said({ time: '8am' })).toContain(hint);
  expect(await said({ role: 'News readers' })).not.toContain('No time zone');
  expect(await said({ timezone: 'UTC', time: '8am' })).not.toContain('No time zone');
  await said({ timezone: 'Europe/Berlin' });
  expect(await said({ time: '9am' })).not.toContain('No time zone');
});

test('subscribing again edits what is given and keeps the rest; undo puts it back', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const first = await milo.type(NEWS, '/subscribe', {
    role: 'News readers',
    time: '8am',
    timezone: 'Europe/Berlin',
    topic: 'Trade, energy',
  });
  expect(textOf(messageOf(first))).toMatch(
    /Each new briefing about \*\*Trade\*\* or \*\*energy\*\* is posted in <#\d+> at 08:00 \(Europe\/Berlin\), pinging <@&\d+>\./,
  );
  expect(textOf(messageOf(first))).toMatch(/Next post: <t:\d+:f> \(<t:\d+:R>\)/);
  const second = messageOf(await milo.type(NEWS, '/subscribe', { time: '20.30', topic: 'all' }));
  const [edited] = await storage.subscriptions.all();
  expect(edited).toMatchObject({ time: '20:30', timeZone: 'Europe/Berlin', topics: [] });
  expect(edited?.roleId).toBeDefined();
  await milo.press(second, 'Undo');
  expect((await storage.subscriptions.all())[0]).toMatchObject({
    time: '08:00',
    topics: ['Trade', 'energy'],
  });
  const tooLate = await milo.press(messageOf(first), 'Undo');
  expect(textOf(messageOf(tooLate))).toContain('cannot be undone here');
});

test('a time, a zone or a topic that makes no sense is refused with how to write it', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  const said = async (options: Record<string, string>) =>
    textOf(messageOf(await milo.type(NEWS, '/subscribe', options)));
  expect(await said({ time: '25:00' })).toContain('“25:00” is not a time of day');
  expect(await said({ time: '8:00', timezone: 'Atlantis' })).toContain('I know no single time zone called');
  expect(await said({ time: '8:00', timezone: 'IST' })).toContain(
    '“IST” can mean `Europe/Dublin`, `Asia/Jerusalem`, or `Asia/Kolkata`. Their clocks differ: send the command again with the one you mean as `timezone`.',
  );
  expect(await said({ timezone: 'Europe/Paris' })).toContain('A time zone needs a time as well');
  const many = Array.from({ length: 11 }, (_, i) => `t${i}`).join(',');
  expect(await said({ topic: many })).toContain('more than 10 topics');
  expect(await said({ topic: `trade, ${'x'.repeat(3000)}` })).toContain('is longer than any topic');
});

test('a topic of commas alone is refused, and those that were chosen stay', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe', { topic: 'Trade' });
  expect(textOf(messageOf(await milo.type(NEWS, '/subscribe', { topic: ' , ;' })))).toBe(
    'There is no topic in “, ;”. Begin to type one and pick from the list; `all` means every briefing.',
  );
  expect((await storage.subscriptions.all())[0]?.topics).toEqual(['Trade']);
});

test('subscribing again without any change says so, offers nothing to undo, and that a pause ends is a change', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe', { time: '8am', timezone: 'UTC+5:30' });
  const again = messageOf(await milo.type(NEWS, '/subscribe', { time: '08:00' }));
  expect(textOf(again)).toMatch(
    /^\*\*Nothing has changed\.\*\* Each new briefing is posted in <#\d+> at 08:00 \(UTC\+05:30\)\.\nNext post/,
  );
  expect(buttonsOf(again).map(({ label }) => label)).toEqual(['Post the latest now']);
  // Whom it is told to is no change that anybody would look for.
  expect(textOf(messageOf(await discord.as('Olivia').type(NEWS, '/subscribe')))).toContain(
    '**Nothing has changed.**',
  );
  const changed = messageOf(await milo.type(NEWS, '/subscribe', { role: 'News readers' }));
  expect(textOf(changed)).toContain('**Changed.**');
  const [before] = await storage.subscriptions.all();
  await storage.subscriptions.pause(before?.id ?? '', ASKED, 0);
  expect(textOf(messageOf(await milo.type(NEWS, '/subscribe')))).toContain('**Changed.**');
});

test('what is typed as a topic is shown as it was typed, in the list as well, however many there are', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  const hostile = ['**b**', '[a](https://example.org)', '<@1>', '@everyone', '||x||', '`c'].map((one) =>
    one.padEnd(50, '*'),
  );
  for (const channel of [NEWS, 'announcements', 'questions', 'Yesterday in general', 'general']) {
    const reply = messageOf(await milo.type(NEWS, '/subscribe', { channel, topic: hostile.join(',') }));
    const shown = readAsDiscord(textOf(reply))
      .seen.map(({ character }) => character)
      .join('');
    for (const one of hostile) expect(shown.split(one)).toHaveLength(3);
  }
  const list = messageOf(await milo.type(NEWS, '/subscriptions'));
  expect(buttonsOf(list).map(({ label }) => label)).toContain('Pause');
});

test('time zones are completed by city, country and abbreviation, topics from the briefings', async () => {
  const briefings = [briefingOf('---\ntopics: ["Business, Finance", Trade]\n---\nSomething happened.')];
  const { discord } = await startRunning({ briefings });
  const milo = discord.as('Milo');
  const zones = async (timezone: string) =>
    (await milo.complete(NEWS, '/subscribe', { timezone })).map(({ value }) => value);
  expect((await zones('berl'))[0]).toBe('Europe/Berlin');
  expect(await zones('CET')).toContain('Europe/Paris');
  expect((await zones('mumbai'))[0]).toBe('Asia/Kolkata');
  expect((await zones('')).length).toBe(25);
  const topics = async (topic: string) =>
    (await milo.complete(NEWS, '/subscribe', { topic })).map(({ value }) => value);
  expect(await topics('')).toEqual(['all', 'Business', 'Finance', 'Trade']);
  expect(await topics('Trade，F')).toEqual(['Trade，Finance']);
  expect(await topics(`${'x'.repeat(96)}, `), 'none that Discord would not take').toEqual([]);
  expect(await topics('trade, '), 'not once more').toEqual([
    'trade, all',
    'trade, Business',
    'trade, Finance',
  ]);
});
