import type { Id } from '../snowflake.ts';
import type { Message } from './message.ts';

/** A permission overwrite of a channel, for a role (0) or a member (1); the bits are decimal strings. */
export type Overwrite = { id: Id; type: 0 | 1; allow: string; deny: string };

export type User = {
  id: Id;
  username: string;
  globalName: string | null;
  bot: boolean;
  /** The language of this person's Discord, for example `en-GB`. */
  locale: string;
};

export type Role = {
  id: Id;
  name: string;
  /** Permission bits as a decimal string. */
  permissions: string;
  position: number;
  color: number;
  mentionable: boolean;
  /** Whose integration role this is: the bot's own, or nobody's. */
  botId: Id | null;
};

export type Member = {
  userId: Id;
  nick: string | null;
  roleIds: Id[];
  joinedAt: string;
  /** ISO time until which the member is timed out. */
  timedOutUntil: string | null;
};

export type Guild = {
  id: Id;
  name: string;
  ownerId: Id;
  locale: string;
  /** True while Discord has an outage there. */
  unavailable: boolean;
  /** By role id; the one with the guild's own id is @everyone. */
  roles: Record<Id, Role>;
  /** By user id. */
  members: Record<Id, Member>;
};

export type ForumTag = { id: Id; name: string; moderated: boolean };

export type ThreadState = {
  ownerId: Id;
  archived: boolean;
  locked: boolean;
  archiveChangedAt: string;
  memberIds: Id[];
  appliedTags: Id[];
  /** Those deleted since, too; what a post begins with is none. */
  messagesSent: number;
};

/** Discord's numbers for the kinds of channel that exist here. */
export const CHANNEL = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;
export type ChannelType = (typeof CHANNEL)[keyof typeof CHANNEL];

/** A forum in which every post needs a tag has this channel flag. */
export const REQUIRE_TAG = 1 << 4;

export type Channel = {
  id: Id;
  type: ChannelType;
  /** Null in direct messages. */
  guildId: Id | null;
  name: string;
  topic: string | null;
  position: number;
  /** A channel's category, or a thread's channel. */
  parentId: Id | null;
  overwrites: Overwrite[];
  lastMessageId: Id | null;
  /** Bits; `REQUIRE_TAG` is one. */
  flags: number;
  tags: ForumTag[];
  thread: ThreadState | null;
  /** The two people of a direct message: the bot and somebody. */
  recipientIds: Id[];
};

/** Those who are only invited are members too. The owner is one of them; that they own it is not in their role. */
type TeamMember = {
  userId: Id;
  state: 'invited' | 'accepted';
  role: 'admin' | 'developer' | 'read_only';
};

export type Team = { id: Id; name: string; ownerId: Id; members: TeamMember[] };

export type Application = {
  id: Id;
  name: string;
  ownerId: Id;
  /** Set when a team owns the application instead of a person. */
  team: Team | null;
  commands: Command[];
};

/** A registered command, as Discord's API writes it. `guildId` is null for global ones. */
export type Command = {
  id: Id;
  guildId: Id | null;
  version: Id;
  type: 1 | 2 | 3;
  name: string;
  body: Record<string, unknown>;
};

/** Everything the stand-in remembers, as plain data that survives `JSON.stringify`. */
export type World = {
  lastId: Id;
  botId: Id;
  token: string;
  application: Application;
  users: Record<Id, User>;
  guilds: Record<Id, Guild>;
  channels: Record<Id, Channel>;
  /** By channel id, oldest first. */
  messages: Record<Id, Message[]>;
};
