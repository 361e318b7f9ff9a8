import { type Client, Events } from 'discord.js';
import type { SubscriptionStore } from '../subscriptions/store.ts';

/** What is done when something happens in a server; each may be called often and must not reject. */
export type GuildEvents = {
  /** The bot is no longer in these servers. */
  left(guildIds: readonly string[]): Promise<void>;
  joined(guildId: string): Promise<void>;
  channelGone(channelId: string): Promise<void>;
  /** Permissions or channels changed, so what was refused may be allowed now. */
  changed(guildId: string): Promise<void>;
};

/** Tells of what happens in servers from now on, and first of what happened while the bot was away. */
export async function watchGuilds(
  client: Client<true>,
  subscriptions: SubscriptionStore,
  events: GuildEvents,
): Promise<void> {
  // Servers with an outage are not deleted but become unavailable, which is another event.
  client.on(Events.GuildDelete, ({ id }) => void events.left([id]));
  client.on(Events.GuildCreate, ({ id }) => void events.joined(id));
  client.on(Events.ChannelDelete, ({ id }) => void events.channelGone(id));
  client.on(Events.ThreadDelete, ({ id }) => void events.channelGone(id));
  client.on(Events.ChannelUpdate, (_, channel) => {
    if ('guildId' in channel) void events.changed(channel.guildId);
  });
  client.on(Events.ThreadUpdate, (_, { guildId }) => void events.changed(guildId));
  client.on(Events.GuildRoleUpdate, (_, { guild }) => void events.changed(guild.id));
  client.on(Events.GuildMemberUpdate, (_, { guild, id }) => {
    if (id === client.user.id) void events.changed(guild.id);
  });

  const known = client.guilds.cache;
  const subscribed = new Set((await subscriptions.all()).map(({ guildId }) => guildId));
  await events.left([...subscribed].filter((id) => !known.has(id)));
  for (const id of known.keys()) await events.joined(id);
}
