import {
  ChannelFlags,
  type Client,
  type ForumChannel,
  type GuildBasedChannel,
  PermissionFlagsBits,
  type PermissionsBitField,
  type Role,
} from 'discord.js';
import type { Pause, Subscription } from '../../subscriptions/subscription.ts';
import { escapeLine } from '../markdown.ts';
import { kindOf } from './channel-kind.ts';

type Needed = readonly [name: string, bit: bigint];

const VIEW: Needed = ['View Channel', PermissionFlagsBits.ViewChannel];
const NEEDED: Record<'text' | 'announcement' | 'thread' | 'forum', readonly Needed[]> = {
  text: [VIEW, ['Send Messages', PermissionFlagsBits.SendMessages]],
  announcement: [VIEW, ['Send Messages', PermissionFlagsBits.SendMessages]],
  thread: [VIEW, ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads]],
  // Discord's settings show SEND_MESSAGES of a forum under this name.
  forum: [VIEW, ['Create Posts', PermissionFlagsBits.SendMessages]],
};

/**
 * What stands in the way of posting in a channel at `now`, by what Discord has told us: what it is, in the words of
 * Discord's settings, and where to mend it. `undefined` when nothing does.
 */
export function obstacleIn(channel: GuildBasedChannel, now: number): Pause | undefined {
  const { me } = channel.guild.members;
  const kind = kindOf(channel);
  if (!me || !kind) return undefined;
  const timedOutUntil = me.communicationDisabledUntilTimestamp ?? 0;
  if (timedOutUntil > now)
    return {
      code: 'permissions',
      reason: `I am timed out in this server until <t:${Math.ceil(timedOutUntil / 1000)}:f>.`,
      mend: 'To end that sooner, open the menu of my name (right-click, or press and hold) and remove the time-out.',
      // Discord does not tell when it is over.
      until: timedOutUntil,
    };
  const held = channel.permissionsFor(me);
  const lacking = NEEDED[kind].filter(([, bit]) => !held.has(bit)).map(([name]) => `**${name}**`);
  if (lacking.length)
    return {
      code: 'permissions',
      reason: `I lack ${lacking.join(' and ')} there.`,
      mend: grant(channel, lacking),
    };
  if (channel.isThread() && channel.locked && !held.has(PermissionFlagsBits.ManageThreads))
    return {
      code: 'thread-locked',
      reason: 'The thread is locked.',
      mend: 'Unlock it, or allow me **Manage Threads** in its channel.',
    };
  // `kindOf` says that it is one.
  return kind === 'forum' ? tagObstacle(channel as ForumChannel) : undefined;
}

/** Whoever may manage threads may set the moderators' tags, but must still set one. */
function tagObstacle(forum: ForumChannel): Pause | undefined {
  if (!wantsTag(forum) || usableTags(forum).length) return undefined;
  const [has, mend] = forum.availableTags.length
    ? ['only tags of moderators', 'Add one that everybody may set, allow me **Manage Threads**,']
    : ['none', 'Add one in its settings,'];
  return {
    code: 'tag-required',
    reason: `The forum wants a tag on each post and has ${has}.`,
    mend: `${mend} or switch off **Require people to select tags when posting**.`,
  };
}

/** What keeps the role of a subscription from being pinged, in a sentence with how to mend it. */
export function pingTrouble(
  client: Client,
  { guildId, channelId, roleId }: Subscription,
): string | undefined {
  const guild = client.guilds.cache.get(guildId);
  if (!guild?.available || roleId === undefined) return undefined;
  const role = guild.roles.cache.get(roleId);
  if (!role)
    return 'The role to ping was deleted, so nobody is pinged. Choose another with `/subscribe role:`.';
  const channel = guild.channels.cache.get(channelId);
  const obstacle = channel && pingObstacle(channel, role);
  return obstacle && `${obstacle.reason} ${obstacle.mend}`;
}

/**
 * What keeps the bot from pinging a role, likewise. `asking` is what the person who asks for the ping may do there: they
 * must be allowed to ping it too.
 */
export function pingObstacle(
  channel: GuildBasedChannel,
  role: Role,
  asking?: Readonly<PermissionsBitField>,
): Omit<Pause, 'code'> | undefined {
  const { me } = channel.guild.members;
  if (role.mentionable) return undefined;
  const mend = `Open Server Settings, Roles, ${escapeLine(role.name)}, and switch on **Allow anyone to @mention this role**.`;
  if (!me || !channel.permissionsFor(me).has(PermissionFlagsBits.MentionEveryone))
    return { reason: `I am not allowed to mention <@&${role.id}>, so nobody would be pinged.`, mend };
  if (asking?.has(PermissionFlagsBits.MentionEveryone) === false)
    return { reason: `you may not mention <@&${role.id}> yourself, so I do not for you.`, mend };
  return undefined;
}

/** Whether the bot may look through the channel for what it posted. Without that, a crash can lead to a repeated post. */
export const mayReadHistory = (channel: GuildBasedChannel): boolean => {
  const { me } = channel.guild.members;
  return !!me && channel.permissionsFor(me).has([VIEW[1], PermissionFlagsBits.ReadMessageHistory]);
};

/** Whether each post of a forum must have a tag. */
export const wantsTag = (forum: ForumChannel): boolean => forum.flags.has(ChannelFlags.RequireTag);

/** The tags of a forum that the bot may set. */
export function usableTags(forum: ForumChannel): ForumChannel['availableTags'] {
  const { me } = forum.guild.members;
  const all = !!me && forum.permissionsFor(me).has(PermissionFlagsBits.ManageThreads);
  return forum.availableTags.filter(({ moderated }) => all || !moderated);
}

function grant(channel: GuildBasedChannel, lacking: readonly string[]): string {
  const settings = channel.isThread() && channel.parentId ? channel.parentId : channel.id;
  const role = channel.guild.members.me?.roles.botRole;
  const whose = role ? `my role <@&${role.id}>` : 'me';
  return `Open the settings of <#${settings}>, Permissions, add ${whose} and allow ${lacking.join(' and ')}.`;
}
