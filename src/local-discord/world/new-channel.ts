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
  type ThreadState,
  type World,
} from './world.ts';

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
