import { type Channel, ChannelType } from 'discord.js';
import type { ChannelKind } from '../../subscriptions/subscription.ts';

const KINDS = new Map<ChannelType, ChannelKind>([
  [ChannelType.GuildText, 'text'],
  [ChannelType.GuildAnnouncement, 'announcement'],
  [ChannelType.AnnouncementThread, 'thread'],
  [ChannelType.PublicThread, 'thread'],
  [ChannelType.PrivateThread, 'thread'],
  [ChannelType.GuildForum, 'forum'],
]);

/** Discord's types of channels in which briefings can be posted, for the filter of a channel option. */
export const POSTABLE_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;

/** What kind of channel it is to us, or `undefined` if briefings cannot be posted in it (voice, stage, a category). */
export const kindOf = (channel: Pick<Channel, 'type'>): ChannelKind | undefined => KINDS.get(channel.type);
