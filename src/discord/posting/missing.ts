import { type GuildBasedChannel, PermissionFlagsBits, type Role } from 'discord.js';
import { kindOf } from './channel-kind.ts';

/** What stands in the way of posting in a channel: what is missing, as Discord's settings call it, and where to grant it. */
export type Missing = { permissions: readonly string[]; mend: string };

type Needed = readonly [name: string, bit: bigint];

const VIEW: Needed = ['View Channel', PermissionFlagsBits.ViewChannel];
const NEEDED: Record<'text' | 'announcement' | 'thread' | 'forum', readonly Needed[]> = {
  text: [VIEW, ['Send Messages', PermissionFlagsBits.SendMessages]],
  announcement: [VIEW, ['Send Messages', PermissionFlagsBits.SendMessages]],
  thread: [VIEW, ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads]],
  // Discord's settings show SEND_MESSAGES of a forum under this name.
  forum: [VIEW, ['Create Posts', PermissionFlagsBits.SendMessages]],
};
const HISTORY: Needed = ['Read Message History', PermissionFlagsBits.ReadMessageHistory];

/**
 * What the bot itself lacks for posting in this channel, from the roles and overwrites Discord keeps us told of;
 * `undefined` when nothing. With `role`, also what it lacks for pinging it.
 */
export function missingFor(channel: GuildBasedChannel, role?: Role): Missing | undefined {
  const { me } = channel.guild.members;
  const kind = kindOf(channel);
  if (!me || !kind) return undefined;
  const held = channel.permissionsFor(me);
  if (me.isCommunicationDisabled())
    return {
      permissions: ['time-out'],
      mend: `I am timed out in this server until <t:${Math.ceil(me.communicationDisabledUntilTimestamp / 1000)}:f>. Right-click my name and remove the time-out.`,
    };
  const permissions = NEEDED[kind].filter(([, bit]) => !held.has(bit)).map(([name]) => name);
  if (permissions.length) return { permissions, mend: grant(channel, permissions) };
  if (!role || role.mentionable || held.has(PermissionFlagsBits.MentionEveryone)) return undefined;
  return {
    permissions: ['Mention @everyone, @here, and All Roles'],
    mend:
      `Nobody would be pinged: <@&${role.id}> cannot be mentioned by me. Open Server Settings, Roles, ${role.name}, ` +
      'and switch on **Allow anyone to @mention this role**.',
  };
}

/** Whether the bot may look through the channel for what it posted; without it a crash can lead to a repeated post. */
export const mayReadHistory = (channel: GuildBasedChannel): boolean => {
  const { me } = channel.guild.members;
  return !!me && channel.permissionsFor(me).has([VIEW[1], HISTORY[1]]);
};

function grant(channel: GuildBasedChannel, permissions: readonly string[]): string {
  const settings = channel.isThread() && channel.parentId ? channel.parentId : channel.id;
  const role = channel.guild.members.me?.roles.botRole;
  const whose = role ? `my role <@&${role.id}>` : 'me';
  return `Open the settings of <#${settings}>, Permissions, add ${whose} and allow **${permissions.join('**, **')}**.`;
}
