import type { AllowedMentions } from '../rules/allowed-mentions.ts';
import type { Id } from '../snowflake.ts';
import type { Pinged } from '../world/message.ts';
import { PERMISSION } from '../world/permission-bits.ts';
import { allows, channelPermissions } from '../world/permissions.ts';
import type { Channel, World } from '../world/world.ts';

/** What a message without `allowed_mentions` may ping: everything for a bot's own message, only users for an interaction's answer. */
export const DEFAULT_MENTIONS = {
  message: { parse: ['users', 'roles', 'everyone'] },
  interaction: { parse: ['users'] },
} satisfies Record<string, AllowedMentions>;

/** Who is notified by `text` in `channel`: what it mentions, less what `allowed` leaves out and what the author may not ping. */
export function whoIsPinged(
  world: World,
  channel: Channel,
  authorId: Id,
  text: string,
  allowed: AllowedMentions,
  now: number,
): Pinged {
  const parse = allowed.parse ?? [];
  const guild = channel.guildId === null ? undefined : world.guilds[channel.guildId];
  const mayPingAll = allows(channelPermissions(world, authorId, channel, now), PERMISSION.mentionEveryone);
  const listed = (kind: 'users' | 'roles', id: Id) =>
    parse.includes(kind) || Boolean(allowed[kind]?.includes(id));
  return {
    everyone: mayPingAll && parse.includes('everyone') && /@(everyone|here)\b/.test(text),
    roleIds: mentioned(text, /<@&(\d+)>/g).filter(
      (id) => guild?.roles[id] && listed('roles', id) && (mayPingAll || guild.roles[id].mentionable),
    ),
    userIds: mentioned(text, /<@!?(\d+)>/g).filter((id) => world.users[id] && listed('users', id)),
  };
}

function mentioned(text: string, pattern: RegExp): Id[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}
