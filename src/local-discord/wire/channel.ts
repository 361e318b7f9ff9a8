import { userById } from '../world/lookup.ts';
import { CHANNEL, type Channel, type ThreadState, type World } from '../world/world.ts';
import { userWire } from './user.ts';
import type { Wire } from './wire.ts';

/** Three days; nothing here sets another. */
const AUTO_ARCHIVE_MINUTES = 4320;

/** What Discord tells of a channel in an interaction. */
const IN_INTERACTION = [
  'id',
  'type',
  'name',
  'guild_id',
  'parent_id',
  'position',
  'topic',
  'nsfw',
  'flags',
  'rate_limit_per_user',
  'last_message_id',
  'last_pin_timestamp',
  'thread_metadata',
  'recipients',
];

/** A channel as an interaction brings it along: much is left out, such as overwrites and a forum's tags. */
export function partialChannelWire(world: World, channel: Channel): Wire {
  return Object.fromEntries(
    Object.entries(channelWire(world, channel)).filter(([name]) => IN_INTERACTION.includes(name)),
  );
}

/** A channel, thread or direct message, as the kind demands. */
export function channelWire(world: World, channel: Channel): Wire {
  if (channel.thread) return threadWire(world, channel, channel.thread);
  if (channel.guildId === null) return directWire(world, channel);
  const base = {
    ...common(channel),
    guild_id: channel.guildId,
    name: channel.name,
    position: channel.position,
    parent_id: channel.parentId,
    nsfw: false,
    permission_overwrites: channel.overwrites,
  };
  switch (channel.type) {
    case CHANNEL.category:
      return base;
    case CHANNEL.voice:
      return { ...base, bitrate: 64000, user_limit: 0, rtc_region: null, rate_limit_per_user: 0 };
    case CHANNEL.forum:
      return {
        ...base,
        topic: channel.topic,
        rate_limit_per_user: 0,
        default_thread_rate_limit_per_user: 0,
        default_auto_archive_duration: AUTO_ARCHIVE_MINUTES,
        available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
        default_reaction_emoji: null,
        default_sort_order: null,
        default_forum_layout: 0,
      };
    default:
      return {
        ...base,
        topic: channel.topic,
        rate_limit_per_user: 0,
        default_auto_archive_duration: AUTO_ARCHIVE_MINUTES,
      };
  }
}

function threadWire(world: World, channel: Channel, thread: ThreadState): Wire {
  const replies = (world.messages[channel.id] ?? []).filter(
    ({ id, visibleTo }) => visibleTo === null && id !== channel.id,
  );
  return {
    ...common(channel),
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    owner_id: thread.ownerId,
    rate_limit_per_user: 0,
    applied_tags: thread.appliedTags,
    member_count: thread.memberIds.length,
    message_count: replies.length,
    total_message_sent: thread.messagesSent,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: AUTO_ARCHIVE_MINUTES,
      archive_timestamp: thread.archiveChangedAt,
      create_timestamp: thread.archiveChangedAt,
      ...(channel.type === CHANNEL.privateThread && { invitable: true }),
    },
    ...(thread.memberIds.includes(world.botId) && {
      member: { id: channel.id, user_id: world.botId, join_timestamp: thread.archiveChangedAt, flags: 0 },
    }),
  };
}

function directWire(world: World, channel: Channel): Wire {
  const others = channel.recipientIds.filter((id) => id !== world.botId);
  return { ...common(channel), recipients: others.map((id) => userWire(userById(world, id))) };
}

function common(channel: Channel): Wire {
  return {
    id: channel.id,
    type: channel.type,
    flags: channel.flags,
    last_message_id: channel.lastMessageId,
    last_pin_timestamp: null,
  };
}
