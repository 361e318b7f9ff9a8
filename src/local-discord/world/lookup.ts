import { refusal } from '../api-error.ts';
import type { Id } from '../snowflake.ts';
import type { Message } from './message.ts';
import type { Channel, Guild, Member, User, World } from './world.ts';

/** What stands under `id`, and nothing that every object has. */
export function own<T>(all: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(all, id) ? all[id] : undefined;
}

/** The user of that id; refuses with 10013. */
export function userById(world: World, id: Id): User {
  const user = own(world.users, id);
  if (!user) throw refusal('unknownUser');
  return user;
}

/** The guild of that id; refuses with 10004. */
export function guildById(world: World, id: Id): Guild {
  const guild = own(world.guilds, id);
  if (!guild) throw refusal('unknownGuild');
  return guild;
}

/** The member of that user id; refuses with 10007. */
export function memberById(guild: Guild, userId: Id): Member {
  const member = own(guild.members, userId);
  if (!member) throw refusal('unknownMember');
  return member;
}

/** The channel or thread of that id; refuses with 10003. */
export function channelById(world: World, id: Id): Channel {
  const channel = own(world.channels, id);
  if (!channel) throw refusal('unknownChannel');
  return channel;
}

/** The message of that id in that channel; refuses with 10008. */
export function messageById(world: World, channelId: Id, id: Id): Message {
  const message = own(world.messages, channelId)?.find((candidate) => candidate.id === id);
  if (!message) throw refusal('unknownMessage');
  return message;
}

/** The message of that id in that channel, where everybody there sees it; refuses with 10008, also ephemeral ones. */
export function publicMessage(world: World, channelId: Id, id: Id): Message {
  const message = messageById(world, channelId, id);
  if (message.visibleTo !== null) throw refusal('unknownMessage');
  return message;
}

/** The guild's channels, threads left out, in the order they were made. */
export function channelsOf(world: World, guildId: Id): Channel[] {
  return Object.values(world.channels).filter((channel) => channel.guildId === guildId && !channel.thread);
}

/** The guilds the bot is a member of. */
export function botGuilds(world: World): Guild[] {
  return Object.values(world.guilds).filter((guild) => guild.members[world.botId]);
}
