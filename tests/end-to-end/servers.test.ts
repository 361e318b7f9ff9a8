import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { heard, news, ROOM, startDelivering } from '../support/delivering-bot.ts';

const NEWS = 'world-news';
const MINUTE = 60_000;

test('a deleted channel ends its subscription, and a server that was left gets its own back when it returns', async () => {
  const { discord, storage, subscribe, publish, posted, clock } = await startDelivering();
  await subscribe(NEWS);
  await subscribe('notice-board');
  discord.deleteChannel(`${ROOM}/${NEWS}`);
  await expect.poll(async () => (await storage.subscriptions.all()).length).toBe(1);
  discord.kickBot('Harbour Street');
  await expect.poll(async () => (await storage.subscriptions.all()).length).toBe(0);
  discord.inviteBot('Harbour Street');
  await expect.poll(async () => (await storage.subscriptions.all()).length).toBe(1);
  clock.advance(MINUTE);
  await publish(news());
  expect(await posted('notice-board')).toHaveLength(1);
});

test('a server that was left while the session was lost is noticed by the next one, and back when it invites the bot', async () => {
  const { discord, clock, storage, subscribe, publish, posted, posts } = await startDelivering();
  await subscribe(NEWS);
  const subscribed = async () => {
    clock.advance(1000);
    return (await storage.subscriptions.all()).length;
  };
  // Nor is it told when it knocks at once.
  discord.gateway.refuse('unavailable', 1);
  discord.gateway.closeAll(4009, 'Session timed out.');
  await discord.until(() => (discord.connected() ? undefined : true));
  discord.kickBot(ROOM);
  await expect.poll(subscribed).toBe(0);
  await publish(news());
  expect(posts(NEWS)).toEqual([]);
  expect(discord.invalidRequests()).toBe(0);
  discord.inviteBot(ROOM);
  await expect.poll(subscribed).toBe(1);
  await publish(news('later'));
  expect((await posted(NEWS)).map(textOf).join()).toContain('The later');
});

test('what happens in servers while the database is away is written down once it is back, in its order', async () => {
  let away = 0;
  const failing =
    <T extends unknown[], R>(work: (...parts: T) => Promise<R>) =>
    (...parts: T): Promise<R> =>
      away-- > 0 ? Promise.reject(new Error('The database is away.')) : work(...parts);
  const { discord, storage, subscribe, clock, log } = await startDelivering({
    parts: (parts) => {
      const { subscriptions } = parts.storage;
      const [remove, guildReturned] = [failing(subscriptions.remove), failing(subscriptions.guildReturned)];
      const storage = { ...parts.storage, subscriptions: { ...subscriptions, remove, guildReturned } };
      return { ...parts, storage };
    },
  });
  await subscribe(NEWS);
  const subscribed = async () => {
    clock.advance(MINUTE);
    return (await storage.subscriptions.all()).length;
  };
  away = 2;
  discord.kickBot(ROOM);
  await expect.poll(subscribed).toBe(0);
  away = 2;
  discord.inviteBot(ROOM);
  await expect.poll(subscribed).toBe(1);
  expect(log.filter((line) => line.includes('could not be written down'))).toHaveLength(2);
});

test('an outage of a server is not its end: what is due there comes within a minute of its return', async () => {
  const { clock, discord, storage, subscribe, publish, posted, posts } = await startDelivering();
  await subscribe(NEWS);
  await subscribe('notice-board');
  discord.setUnavailable(ROOM, true);
  await heard(discord);
  await publish(news());
  await posted('notice-board');
  expect(posts(NEWS)).toEqual([]);
  expect(await storage.subscriptions.all()).toHaveLength(2);
  discord.setUnavailable(ROOM, false);
  await heard(discord);
  clock.advance(MINUTE);
  expect(await posted(NEWS)).toHaveLength(1);
});
