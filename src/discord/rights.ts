import { type BaseInteraction, GuildMember, type PermissionsBitField } from 'discord.js';

/**
 * What somebody may do in a channel. Discord tells that only for the channel where they are. For an unknown channel,
 * such as a closed thread, it is what they may do in the whole server.
 */
export function rightsIn(
  { channelId: here, guild, member, memberPermissions }: BaseInteraction,
  channelId: string | null,
): Readonly<PermissionsBitField> | undefined {
  if (channelId === here) return memberPermissions ?? undefined;
  if (!(member instanceof GuildMember)) return undefined;
  const channel = guild?.channels.cache.get(channelId ?? '');
  return channel ? channel.permissionsFor(member) : member.permissions;
}
