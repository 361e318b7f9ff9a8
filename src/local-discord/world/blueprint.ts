import { type Id, nextId } from '../snowflake.ts';
import { MESSAGE_TYPE, type Message } from './message.ts';
import { type PermissionName, permissionBits } from './permission-bits.ts';
import {
  CHANNEL,
  type Channel,
  type ChannelType,
  type Guild,
  type Overwrite,
  REQUIRE_TAG,
  type Role,
  type ThreadState,
  type User,
  type World,
} from './world.ts';

/** What everybody may do in a new guild, as on Discord. */
const EVERYONE_MAY: readonly PermissionName[] = [
  'viewChannel',
  'sendMessages',
  'embedLinks',
  'attachFiles',
  'readMessageHistory',
  'addReactions',
  'useExternalEmojis',
  'createPublicThreads',
  'sendMessagesInThreads',
  'useApplicationCommands',
];

/** A world with a bot, its owner and nothing else. Ids count from `now` (ms since 1970). */
export function emptyWorld(now: number, names: { bot: string; owner: string }): World {
  const state = { lastId: '0' };
  const botId = nextId(state, now);
  const owner: User = {
    id: nextId(state, now),
    username: names.owner.toLowerCase(),
    globalName: names.owner,
    bot: false,
    locale: 'en-GB',
  };
  const bot: User = { id: botId, username: names.bot, globalName: null, bot: true, locale: 'en-US' };
  return {
    lastId: state.lastId,
    botId,
    token: `${Buffer.from(botId).toString('base64url')}.local.discord`,
    application: { id: botId, name: names.bot, ownerId: owner.id, team: null, commands: [] },
    users: { [bot.id]: bot, [owner.id]: owner },
    guilds: {},
    channels: {},
    messages: {},
  };
}

/** Adds a person. */
export function addUser(world: World, now: number, name: string, locale = 'en-GB'): User {
  const user: User = {
    id: nextId(world, now),
    username: name.toLowerCase(),
    globalName: name,
    bot: false,
    locale,
  };
  world.users[user.id] = user;
  return user;
}

/** Adds a guild with its @everyone role and its owner in it. */
export function addGuild(world: World, now: number, name: string, ownerId: Id): Guild {
  const id = nextId(world, now);
  const everyone: Role = {
    id,
    name: '@everyone',
    permissions: permissionBits(EVERYONE_MAY),
    position: 0,
    color: 0,
    mentionable: false,
    botId: null,
  };
  const guild: Guild = {
    id,
    name,
    ownerId,
    locale: 'en-GB',
    unavailable: false,
    roles: { [id]: everyone },
    members: {},
  };
  world.guilds[id] = guild;
  addMember(guild, now, ownerId, []);
  return guild;
}

/** Adds a user, or the bot, to a guild. */
export function addMember(guild: Guild, now: number, userId: Id, roleIds: readonly Id[]): void {
  guild.members[userId] = {
    userId,
    nick: null,
    roleIds: [...roleIds],
    joinedAt: new Date(now).toISOString(),
    timedOutUntil: null,
  };
}

export type RoleParts = {
  permissions?: readonly PermissionName[];
  color?: number;
  mentionable?: boolean;
  botId?: Id;
};

/** Adds a role to a guild. */
export function addRole(world: World, now: number, guild: Guild, name: string, parts: RoleParts = {}): Role {
  const role: Role = {
    id: nextId(world, now),
    name,
    permissions: permissionBits(parts.permissions ?? []),
    position: Object.keys(guild.roles).length,
    color: parts.color ?? 0,
    mentionable: parts.mentionable ?? false,
    botId: parts.botId ?? null,
  };
  guild.roles[role.id] = role;
  return role;
}

export type ChannelParts = {
  type?: ChannelType;
  topic?: string;
  parentId?: Id | null;
  overwrites?: Overwrite[];
  tags?: readonly { name: string; moderated?: boolean }[];
  requireTag?: boolean;
  /** For a thread: who opened it. */
  threadOwnerId?: Id;
};

/** Adds a channel, or with `threadOwnerId` a thread under `parentId`. */
export function addChannel(
  world: World,
  now: number,
  guild: Guild,
  name: string,
  parts: ChannelParts = {},
): Channel {
  const channel: Channel = {
    ...bareChannel(nextId(world, now), parts.type ?? CHANNEL.text, guild.id, name),
    topic: parts.topic ?? null,
    position: Object.values(world.channels).filter((one) => one.guildId === guild.id).length,
    parentId: parts.parentId ?? null,
    overwrites: parts.overwrites ?? [],
    flags: parts.requireTag ? REQUIRE_TAG : 0,
    tags: (parts.tags ?? []).map((tag) => ({
      id: nextId(world, now),
      name: tag.name,
      moderated: tag.moderated ?? false,
    })),
    thread: parts.threadOwnerId === undefined ? null : newThread(parts.threadOwnerId, now),
  };
  world.channels[channel.id] = channel;
  return channel;
}

/** A channel with nothing in it or about it. */
export function bareChannel(id: Id, type: ChannelType, guildId: Id | null, name: string): Channel {
  return {
    id,
    type,
    guildId,
    name,
    topic: null,
    position: 0,
    parentId: null,
    overwrites: [],
    lastMessageId: null,
    flags: 0,
    tags: [],
    thread: null,
    recipientIds: [],
  };
}

/** What makes a channel a thread that was just opened. */
export function newThread(ownerId: Id, now: number): ThreadState {
  return {
    ownerId,
    archived: false,
    locked: false,
    archiveChangedAt: new Date(now).toISOString(),
    memberIds: [ownerId],
    appliedTags: [],
    messagesSent: 0,
  };
}

/** Permission names denied or allowed to a role or member in a channel. */
export function overwrite(
  id: Id,
  type: 'role' | 'member',
  parts: { allow?: readonly PermissionName[]; deny?: readonly PermissionName[] },
): Overwrite {
  return {
    id,
    type: type === 'role' ? 0 : 1,
    allow: permissionBits(parts.allow ?? []),
    deny: permissionBits(parts.deny ?? []),
  };
}

/** Lets somebody have said something in a channel before anybody looked. */
export function addMessage(
  world: World,
  now: number,
  channel: Channel,
  authorId: Id,
  content: string,
  id = nextId(world, now),
): Message {
  const message: Message = {
    id,
    channelId: channel.id,
    guildId: channel.guildId,
    authorId,
    type: MESSAGE_TYPE.ordinary,
    content,
    flags: 0,
    embeds: [],
    components: [],
    attachments: [],
    pinged: { everyone: false, roleIds: [], userIds: [] },
    nonce: null,
    createdAt: new Date(now).toISOString(),
    editedAt: null,
    interaction: null,
    referenceId: null,
    visibleTo: null,
  };
  world.messages[channel.id] = [...(world.messages[channel.id] ?? []), message];
  channel.lastMessageId = message.id;
  if (channel.thread && id !== channel.id) channel.thread.messagesSent += 1;
  return message;
}
