import { type Engine, freshId } from '../engine.ts';
import { INTENT } from '../gateway/opcodes.ts';
import type { Id } from '../snowflake.ts';
import { channelWire } from '../wire/channel.ts';
import { guildCreateWire } from '../wire/guild.ts';
import { roleWire } from '../wire/user.ts';
import { CHANNEL, type Channel, type Guild, type Role } from './world.ts';

const CHANNEL_EVENT = {
  created: 'CHANNEL_CREATE',
  edited: 'CHANNEL_UPDATE',
  deleted: 'CHANNEL_DELETE',
} as const;
const THREAD_EVENT = { created: 'THREAD_CREATE', edited: 'THREAD_UPDATE', deleted: 'THREAD_DELETE' } as const;

/** Tells page and bot about a channel or thread. */
export function tellChannel(engine: Engine, channel: Channel, action: keyof typeof CHANNEL_EVENT): void {
  engine.changes.announce({ kind: 'channel', action, channelId: channel.id });
  if (channel.guildId === null) return;
  engine.gateway.dispatch({
    name: (channel.thread ? THREAD_EVENT : CHANNEL_EVENT)[action],
    data: {
      ...channelWire(engine.world, channel),
      ...(action === 'created' && channel.thread && { newly_created: true }),
    },
    guildId: channel.guildId,
    intent: INTENT.guilds,
  });
}

/** Takes a channel away, with its threads and messages. */
export function deleteChannel(engine: Engine, channel: Channel): void {
  for (const thread of Object.values(engine.world.channels))
    if (thread.parentId === channel.id && thread.thread) deleteChannel(engine, thread);
  tellChannel(engine, channel, 'deleted');
  delete engine.world.channels[channel.id];
  delete engine.world.messages[channel.id];
}

/** The direct-message channel between the bot and a user, opened if need be. */
export function directChannel(engine: Engine, userId: Id): Channel {
  const { world } = engine;
  const known = Object.values(world.channels).find(
    (channel) => channel.type === CHANNEL.dm && channel.recipientIds.includes(userId),
  );
  if (known) return known;
  const channel: Channel = {
    id: freshId(engine),
    type: CHANNEL.dm,
    guildId: null,
    name: '',
    topic: null,
    position: 0,
    parentId: null,
    overwrites: [],
    lastMessageId: null,
    flags: 0,
    tags: [],
    thread: null,
    recipientIds: [world.botId, userId],
  };
  world.channels[channel.id] = channel;
  engine.changes.announce({ kind: 'channel', action: 'created', channelId: channel.id });
  return channel;
}

/** Lets the bot join a guild, as an invite does. */
export function addBot(engine: Engine, guild: Guild, roleIds: readonly Id[]): void {
  const { world, clock } = engine;
  guild.members[world.botId] = {
    userId: world.botId,
    nick: null,
    roleIds: [...roleIds],
    joinedAt: new Date(clock.now()).toISOString(),
    timedOutUntil: null,
  };
  tellGuildCreate(engine, guild);
}

/** Tells the bot of a guild: it joined, or an outage is over. */
export function tellGuildCreate(engine: Engine, guild: Guild): void {
  engine.changes.announce({ kind: 'guild', guildId: guild.id });
  engine.gateway.dispatch({
    name: 'GUILD_CREATE',
    data: guildCreateWire(engine.world, guild, engine.clock.now()),
    guildId: guild.id,
    intent: INTENT.guilds,
  });
}

/** Throws the bot out of a guild. */
export function removeBot(engine: Engine, guild: Guild): void {
  delete guild.members[engine.world.botId];
  engine.changes.announce({ kind: 'guild', guildId: guild.id });
  engine.gateway.dispatch({
    name: 'GUILD_DELETE',
    data: { id: guild.id },
    guildId: guild.id,
    intent: INTENT.guilds,
  });
}

/** Begins or ends an outage of one guild. */
export function setUnavailable(engine: Engine, guild: Guild, unavailable: boolean): void {
  guild.unavailable = unavailable;
  if (!unavailable) {
    tellGuildCreate(engine, guild);
    return;
  }
  engine.changes.announce({ kind: 'guild', guildId: guild.id });
  engine.gateway.dispatch({
    name: 'GUILD_DELETE',
    data: { id: guild.id, unavailable: true },
    guildId: guild.id,
    intent: INTENT.guilds,
  });
}

/** Tells page and bot that a role changed. */
export function tellRole(engine: Engine, guild: Guild, role: Role): void {
  engine.changes.announce({ kind: 'guild', guildId: guild.id });
  engine.gateway.dispatch({
    name: 'GUILD_ROLE_UPDATE',
    data: { guild_id: guild.id, role: roleWire(role, guild.id) },
    guildId: guild.id,
    intent: INTENT.guilds,
  });
}
