import { type Client, Events, type Guild } from 'discord.js';
import { z } from 'zod';
import type { SubscriptionStore } from '../subscriptions/store.ts';
import type { Subscription } from '../subscriptions/subscription.ts';

/** Whether an event in a server concerns one of its subscriptions. */
export type Concerns = (subscription: Subscription) => boolean;

/** What to do when something happens in a server. Each function may be called often and must not reject. */
export type GuildEvents = {
  /** The bot is no longer in these servers. */
  left(guildIds: readonly string[]): Promise<void>;
  joined(guildId: string): Promise<void>;
  channelGone(channelId: string): Promise<void>;
  /**
   * Permissions or channels changed, so the subscriptions that it `concerns`, by default all, may be allowed now what
   * was refused.
   */
  changed(guildId: string, concerns?: Concerns): Promise<void>;
};

/** Reports what happens in servers from now on, and first what happened while the bot was away. */
export async function watchGuilds(
  client: Client<true>,
  subscriptions: SubscriptionStore,
  events: GuildEvents,
): Promise<void> {
  // Servers with an outage are not deleted but become unavailable, which is another event.
  client.on(Events.GuildDelete, ({ id }) => void events.left([id]));
  client.on(Events.Raw, (packet: unknown, shardId: number) => {
    const gone = goneFrom(client, packet, shardId);
    for (const guild of gone) client.guilds.cache.delete(guild.id);
    if (gone.length) void events.left(gone.map(({ id }) => id));
  });
  client.on(Events.GuildCreate, ({ id }) => void events.joined(id).then(() => events.changed(id)));
  client.on(Events.ChannelDelete, (channel) => {
    // Discord reports nothing about its threads, which go with it.
    const threads = 'threads' in channel ? channel.threads.cache.keys() : [];
    for (const id of [channel.id, ...threads]) void events.channelGone(id);
  });
  client.on(Events.ThreadDelete, ({ id }) => void events.channelGone(id));
  client.on(Events.ChannelUpdate, (_, channel) => {
    if (!('guildId' in channel)) return;
    // A thread has the permissions of its channel, which is not always known for a closed thread.
    void events.changed(
      channel.guildId,
      ({ channelId, channelKind }) => channelId === channel.id || channelKind === 'thread',
    );
  });
  // Threads close and open all day, so only their own subscriptions are tried.
  client.on(Events.ThreadUpdate, (_, { id, guildId }) => void events.changed(guildId, of(id)));
  client.on(Events.ThreadCreate, ({ id, guildId }) => void events.changed(guildId, of(id)));
  client.on(Events.GuildAvailable, ({ id }) => void events.changed(id));
  client.on(Events.GuildRoleUpdate, (_, { guild }) => void events.changed(guild.id));
  client.on(Events.GuildRoleDelete, ({ guild }) => void events.changed(guild.id));
  client.on(Events.GuildMemberUpdate, (_, { guild, id }) => {
    if (id === client.user.id) void events.changed(guild.id);
  });

  const there = client.guilds.cache;
  const known = await subscriptions.servers();
  await events.left(known.filter((id) => !there.has(id)));
  for (const id of there.keys()) await events.joined(id);
  for (const id of known) if (there.has(id)) await events.changed(id);
}

/**
 * The servers that a new session no longer has. Discord does not report what happened between two sessions, only which
 * servers there are now.
 */
function goneFrom(client: Client, packet: unknown, shardId: number): Guild[] {
  const { success, data } = READY.safeParse(packet);
  if (!success) return [];
  const there = new Set(data.d.guilds.map(({ id }) => id));
  return [...client.guilds.cache.values()].filter(
    (guild) => guild.shardId === shardId && !there.has(guild.id),
  );
}

const READY = z.object({
  t: z.literal('READY'),
  d: z.object({ guilds: z.array(z.object({ id: z.string() })) }),
});

const of =
  (id: string): Concerns =>
  ({ channelId }) =>
    channelId === id;
