import { type BaseInteraction, GuildMember, type PermissionsBitField } from 'discord.js';

/**
 * What somebody may do in a channel, of which Discord tells only for the one where they are. Of a channel that is not known, as a closed
 * thread, it is what they may do in the whole server.
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
