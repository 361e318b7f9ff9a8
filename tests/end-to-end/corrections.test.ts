import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Message, textOf } from '../../src/local-discord/index.ts';
import { localTime } from '../../src/subscriptions/local-time.ts';
import { startReady } from '../support/bot-process.ts';
import { news, startDelivering } from '../support/delivering-bot.ts';
import { localDiscord } from '../support/local-discord.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NEWS = 'world-news';
const CHANNELS = [NEWS, 'general', 'announcements', 'Yesterday in general', 'questions'];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OFTEN = { timeout: 15_000, interval: 10 };
const EDIT = { method: 'PATCH', path: '/messages/' };

const corrected = (more = '') =>
  news('news', 'Something else happened.', `correction: What happened was something else.\n${more}`);
const shown = (message: Message | undefined) => (message ? textOf(message) : 'no message');

/** The bot with a briefing posted in these channels. */
async function startPosted(channels: readonly string[] = [NEWS, 'general']) {
  const bot = await startDelivering();
  const roles = Object.values(bot.discord.world.guilds).flatMap((guild) => Object.values(guild.roles));
  const roleId = roles.find(({ name }) => name === 'News readers')?.id ?? '';
  for (const channel of channels)
    await bot.subscribe(channel, { crosspost: channel === 'announcements', roleId });
  await bot.publish(news());
  for (const channel of channels) await bot.posted(channel);
  await bot.reached('posted', channels.length);
  return bot;
}

const edits = ({ discord }: Pick<Awaited<ReturnType<typeof startDelivering>>, 'discord'>) =>
  discord.traffic().filter((entry) => entry.kind === 'rest' && entry.method === 'PATCH').length;

test('a correction edits each copy in place, says what was corrected, and pings nobody a second time', async () => {
  const { discord, publish, posts } = await startPosted(CHANNELS);
  await discord.until(() => posts('announcements').find(({ flags }) => flags & 1));
  const before = CHANNELS.map((channel) => posts(channel).map(({ id }) => id));
  for (const channel of CHANNELS) expect(posts(channel)[0]?.pinged.roleIds).toHaveLength(1);
  await publish(corrected());
  for (const channel of CHANNELS) {
    await expect.poll(() => shown(posts(channel)[0])).toContain('Something else happened.');
    expect(shown(posts(channel)[0])).toContain('**Corrected**: What happened was something else.');
    expect(posts(channel)[0]?.pinged).toEqual({ everyone: false, roleIds: [], userIds: [] });
  }
  expect(CHANNELS.map((channel) => posts(channel).map(({ id }) => id))).toEqual(before);
  expect(posts('announcements')[0]?.flags).toBe((1 << 15) | 1);
});

const retitled = () => briefingOf('---\nid: news\ntitle: A better title\n---\nSomething happened.');

test('a title that is corrected is also that of the forum post, which nothing else renames', async () => {
  const bot = await startPosted(['questions']);
  const thread = () => bot.discord.world.channels[bot.posts('questions')[0]?.channelId ?? ''];
  await bot.publish(corrected());
  await expect.poll(() => shown(bot.posts('questions')[0])).toContain('Something else happened.');
  expect(thread()?.name).toBe('The news');
  expect(edits(bot)).toBe(1);
  await bot.publish(retitled());
  await expect.poll(() => thread()?.name).toBe('A better title');
  expect(edits(bot)).toBe(3);
});

test('a forum post that may not be renamed is noted and left with its old title', async () => {
  const bot = await startPosted(['questions']);
  const id = bot.posts('questions')[0]?.channelId;
  const refuse = { kind: 'refuse', status: 403, code: 50013, message: 'No' } as const;
  bot.discord.fault({ method: 'PATCH', path: `/channels/${id}$`, times: 9, effect: refuse });
  await bot.publish(retitled());
  await expect.poll(() => bot.log.join('')).toContain('the post stays as it is');
  await expect.poll(() => bot.storage.outbox.nextDue(bot.clock.now())).toBeUndefined();
  expect(bot.discord.faults()[0]?.times).toBe(8);
  expect(shown(bot.posts('questions')[0])).toContain('**Corrected**');
});

test('a correction without a sentence says that there was one', async () => {
  const { publish, posts } = await startPosted([NEWS]);
  await publish(news('news', 'Something else happened.'));
  await expect.poll(() => shown(posts(NEWS)[0])).toContain('**Corrected**.');
});

test('a bumped date, blank lines and spaces post nothing and edit nothing', async () => {
  const bot = await startPosted();
  await bot.publish(news('news', '\n\nSomething   happened. \n\n\n', 'date: 2026-11-24\n'));
  await bot.publish(news('other'));
  await bot.posted(NEWS, 2);
  expect(edits(bot)).toBe(0);
  expect(bot.posts('general').length).toBeLessThanOrEqual(2);
});

test('a retracted briefing is marked wherever it was posted, and posted nowhere else; taken back, it is as it was', async () => {
  const { clock, subscribe, publish, posts, posted, storage } = await startPosted([NEWS, 'questions']);
  await publish(corrected('retracted: true\n'));
  for (const channel of [NEWS, 'questions']) {
    await expect.poll(() => shown(posts(channel)[0])).toContain('**Retracted** by its publisher');
    expect(posts(channel)).toHaveLength(1);
  }
  await subscribe('general', { time: '00:00' });
  await publish(news('late'));
  await publish(news('late', 'Something happened.', 'retracted: true\n'));
  expect((await storage.outbox.counts())['cancelled']).toBeGreaterThan(0);
  await publish(news('late'));
  clock.advance(24 * HOUR);
  expect(shown((await posted('general'))[0])).toContain('Something happened.');
});

test('what is corrected before it is posted is posted once, corrected', async () => {
  const { subscribe, publish, posted, posts, clock } = await startDelivering();
  const soon = new Date(clock.now() + HOUR);
  await subscribe(NEWS, { time: localTime(soon.getUTCHours(), soon.getUTCMinutes()) ?? '00:00' });
  await publish(news());
  await publish(corrected());
  clock.advance(HOUR);
  expect(shown((await posted(NEWS))[0])).toContain('Something else happened.');
  expect(posts(NEWS)[0]?.editedAt).toBeNull();
});

test.each([
  ['was deleted', 10008, 404],
  ['may not be edited', 50005, 403],
  ['is in a channel that was closed to us', 50001, 403],
  ['is in a locked thread', 160005, 400],
])('a copy that %s is noted and left, and the others are edited', async (_, code, status) => {
  const bot = await startPosted();
  const { discord, publish, posts, log, storage } = bot;
  const refuse = { kind: 'refuse', status, code, message: 'No' } as const;
  discord.fault({ ...EDIT, path: `${posts(NEWS)[0]?.id}$`, times: 9, effect: refuse });
  await publish(corrected());
  await expect.poll(() => shown(posts('general')[0])).toContain('Something else happened.');
  await expect.poll(() => log.join('')).toContain('the post stays as it is');
  await expect.poll(() => storage.outbox.nextDue(bot.clock.now())).toBeUndefined();
  expect(discord.faults()[0]?.times).toBe(8);
  const shownTo = await discord.as('Olivia').type(`The Reading Room/${NEWS}`, '/subscriptions');
  const told = shownTo.kind === 'message' ? textOf(shownTo.message) : '';
  if (code === 10008) expect(told).toContain('deleted since');
  else
    expect(told).toMatch(
      /⚠️ \[A post\]\(\S+\) of <t:\d+:d> stays as it was\. Discord refused to change it: \S/,
    );
  expect(told.match(/⚠️/g) ?? []).toHaveLength(code === 10008 ? 0 : 1);
  expect(await storage.subscriptions.all()).toEqual(
    expect.arrayContaining([expect.not.objectContaining({ pause: expect.anything() })]),
  );
});

test('a correction asks nothing of a server that the bot has left', async () => {
  const { discord, storage, publish, posts, log } = await startPosted(['notice-board', NEWS]);
  discord.kickBot('Harbour Street');
  await expect.poll(async () => (await storage.subscriptions.all()).length).toBe(1);
  await publish(corrected());
  await expect.poll(() => shown(posts(NEWS)[0])).toContain('Something else happened.');
  await expect.poll(() => log.join('')).toContain('I am no longer in this server');
  expect(edits({ discord })).toBe(1);
  expect(discord.invalidRequests()).toBe(0);
});

test('a copy that somebody deleted stays deleted', async () => {
  const { discord, publish, posts, log } = await startPosted();
  discord.deleteMessage(posts(NEWS)[0]?.id ?? '');
  await publish(corrected());
  await expect.poll(() => shown(posts('general')[0])).toContain('Something else happened.');
  await expect.poll(() => log.join('')).toContain('the message was deleted');
  expect(posts(NEWS)).toEqual([]);
});

test.each([
  ['of old messages', 30046],
  ['of published announcements', 20022],
])('the limit on edits %s is waited for, and left alone once it has lasted for hours', async (_, code) => {
  const { discord, publish, posts, log, clock, storage } = await startPosted([NEWS]);
  const refuse = { kind: 'refuse', status: 400, code, message: 'Try again later' } as const;
  discord.fault({ ...EDIT, times: 3, effect: refuse });
  await publish(corrected());
  await expect
    .poll(() => {
      clock.advance(MINUTE);
      return shown(posts(NEWS)[0]);
    }, OFTEN)
    .toContain('Something else happened.');
  discord.fault({ ...EDIT, times: 1000, effect: refuse });
  await publish(news('news', 'Nobody knows what happened.'));
  await expect
    .poll(() => {
      clock.advance(11 * MINUTE);
      return log.join('');
    }, OFTEN)
    .toContain('the post stays as it is');
  await expect.poll(() => storage.outbox.nextDue(clock.now())).toBeUndefined();
});

test('killed in the middle of a correction, the next process finishes it and every copy ends the same', async () => {
  const folder = await temporaryFolder();
  const stateDir = await temporaryFolder();
  const file = join(folder, 'news.md');
  await writeFile(join(folder, 'archive.md'), 'An old text.');
  const discord = await localDiscord();
  const start = () => startReady(discord, { BRIEFINGS_DIR: folder, STATE_DIR: stateDir });
  const channels = [...Array(12).keys()].map((i) => `copy-${i}`);
  for (const channel of channels) discord.addChannel('The Reading Room', channel);
  const copies = () =>
    channels.map((channel) => discord.messages(channel).filter(({ visibleTo }) => visibleTo === null));
  const having = (words: string) => copies().filter(([copy]) => copy && textOf(copy).includes(words)).length;

  const first = await start();
  for (const channel of channels) await discord.as('Milo').type(channel, '/subscribe');
  await writeFile(file, '# The news\n\nSomething happened.\n');
  await discord.until(() => (having('Something happened.') === channels.length ? true : undefined));
  // Of the next edits some are done and never confirmed, some are neither; then the process is killed.
  discord.fault({ ...EDIT, times: 3, effect: { kind: 'drop', when: 'after' } });
  discord.fault({ ...EDIT, times: 2, effect: { kind: 'slow', ms: HOUR } });
  discord.fault({ ...EDIT, times: 1000, effect: { kind: 'drop', when: 'before' } });
  await writeFile(file, (await readFile(file, 'utf8')).replace('Something', 'Something else'));
  await discord.until(() => (having('Something else') >= 3 ? true : undefined));
  first.signal('SIGKILL');
  await first.code;
  expect(having('Something else')).toBeLessThan(channels.length);
  discord.clearFaults();

  await start();
  await discord.until(() => (having('Something else') === channels.length ? true : undefined));
  expect(having('Corrected')).toBe(channels.length);
  expect(copies().map((list) => list.length)).toEqual(channels.map(() => 1));
});
