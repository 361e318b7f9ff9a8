import { Events } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { watchGuilds } from '../../src/discord/guild-events.ts';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { Subscription } from '../../src/subscriptions/subscription.ts';
import { connectedClient } from '../support/connected-client.ts';
import { localDiscord } from '../support/local-discord.ts';
import { embeddedPlace } from '../support/places.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

const ROOM = 'The Reading Room';
const NEWS = `${ROOM}/world-news`;
const THREAD = 'Yesterday in general';

const channelIn = (discord: LocalDiscord, name: string) => {
  const found = Object.values(discord.world.channels).find((channel) => channel.name === name);
  if (!found) throw new Error(`There is no channel ${name}.`);
  return found;
};

/** What is told of a local Discord, in words; `guilds` are those that have a subscription at the start, `ended` had one. */
async function watching(guilds: readonly string[] = [], ended: readonly string[] = []) {
  const discord = await localDiscord();
  const { place, remove } = await embeddedPlace();
  const storage = await openStorage(place);
  for (const guildId of [...guilds, ...ended])
    await subscribe(storage.subscriptions, wishOf(guildId, { guildId }), guildId, 0);
  for (const guildId of ended) await storage.subscriptions.unsubscribe(guildId, `${guildId} ended`, 0);
  // What was begun last ends first: the client has left by then.
  onTestFinished(async () => {
    await storage.close();
    await remove();
  });
  const client = await connectedClient(discord);
  const told: string[] = [];
  const news = channelIn(discord, 'world-news').id;
  const thread = channelIn(discord, THREAD).id;
  const concerned = (concerns?: (subscription: Subscription) => boolean): string => {
    if (!concerns) return 'all';
    const of = (channelId: string, kind: 'text' | 'thread') =>
      concerns({ ...wishOf(channelId, { channelKind: kind }), id: channelId, createdAt: 0 });
    return [of(news, 'text') && 'news', of(thread, 'thread') && 'thread'].filter(Boolean).join();
  };
  await watchGuilds(client, storage.subscriptions, {
    left: async (ids) => void told.push(...ids.map((id) => `left ${id}`)),
    joined: async (id) => void told.push(`joined ${id}`),
    channelGone: async (id) => void told.push(`gone ${id}`),
    changed: async (id, concerns) => void told.push(`changed ${id}: ${concerned(concerns)}`),
  });
  const room = Object.values(discord.world.guilds).find(({ name }) => name === ROOM)?.id ?? '';
  return { discord, client, room, told, news, thread };
}

test('at the start it is told which servers are there, which were left, and that what was refused may be allowed', async () => {
  const { world } = await localDiscord();
  const [one = '', two = ''] = Object.keys(world.guilds);
  const { told } = await watching([one, 'away']);
  expect(told).toEqual(['left away', `joined ${one}`, `joined ${two}`, `changed ${one}: all`]);
});

test('a server that was left is told of also when its subscriptions had ended before', async () => {
  const { told } = await watching([], ['away']);
  expect(told).toContain('left away');
});

type Watched = Awaited<ReturnType<typeof watching>>;
const changes: [string, (watched: Watched) => void, (watched: Watched) => string][] = [
  [
    'a role of the server has other permissions',
    ({ discord }) => discord.setRolePermissions(ROOM, 'Briefings', ['viewChannel']),
    ({ room }) => `changed ${room}: all`,
  ],
  [
    'a role is deleted, with what it denied',
    ({ client, room }) => {
      const role = client.guilds.cache.get(room)?.roles.everyone;
      if (role) client.emit(Events.GuildRoleDelete, role);
    },
    ({ room }) => `changed ${room}: all`,
  ],
  [
    'a thread appears, as when the bot is added to a private one',
    ({ client, thread }) => {
      const channel = client.channels.cache.get(thread);
      if (channel?.isThread()) client.emit(Events.ThreadCreate, channel, false);
    },
    ({ room }) => `changed ${room}: thread`,
  ],
  [
    'the bot is timed out',
    ({ discord }) => discord.timeOut(ROOM, 'bot', 60_000),
    ({ room }) => `changed ${room}: all`,
  ],
  [
    'an outage of the server is over',
    ({ discord }) => {
      discord.setUnavailable(ROOM, true);
      discord.setUnavailable(ROOM, false);
    },
    ({ room }) => `changed ${room}: all`,
  ],
  [
    'a channel has other permissions, by which threads go as well',
    ({ discord }) => discord.setPermissions(NEWS, { role: 'Briefings' }, { deny: ['sendMessages'] }),
    ({ room }) => `changed ${room}: news,thread`,
  ],
  [
    'a thread is locked',
    ({ discord }) => discord.editThread(THREAD, { locked: true }),
    ({ room }) => `changed ${room}: thread`,
  ],
  ['a channel is deleted', ({ discord }) => discord.deleteChannel(NEWS), ({ news }) => `gone ${news}`],
  ['a thread is deleted', ({ discord }) => discord.deleteChannel(THREAD), ({ thread }) => `gone ${thread}`],
  ['the bot is put out', ({ discord }) => discord.kickBot(ROOM), ({ room }) => `left ${room}`],
];

test.each(changes)('it is told when %s', async (_, change, expected) => {
  const watched = await watching();
  watched.told.length = 0;
  change(watched);
  await expect.poll(() => watched.told).toEqual([expected(watched)]);
});

test('with a channel its threads are gone, of which Discord tells nothing', async () => {
  const { discord, thread, told } = await watching();
  told.length = 0;
  const general = channelIn(discord, 'general').id;
  discord.deleteChannel(`${ROOM}/general`);
  await expect.poll(() => told).toEqual([`gone ${general}`, `gone ${thread}`]);
});

test('a server that invites the bot back is one it joined, and what was refused there may be allowed', async () => {
  const { discord, room, told } = await watching();
  discord.kickBot(ROOM);
  await expect.poll(() => told).toContain(`left ${room}`);
  told.length = 0;
  discord.inviteBot(ROOM);
  await expect.poll(() => told).toEqual([`joined ${room}`, `changed ${room}: all`]);
});
