import { type BaseInteraction, GuildMember, PermissionFlagsBits } from 'discord.js';
import { UserError } from './command.ts';

/** Discord's default for who is offered the commands about subscriptions; a server may change it, so `checkManager` checks. */
export const OFFERED_TO_MANAGERS = String(PermissionFlagsBits.ManageChannels);

/**
 * Returns the server's id if this person may manage subscriptions in `channelId`, by default the channel they are in; other
 * subscriptions of the server they may see. Throws `UserError` otherwise.
 */
export function checkManager(interaction: BaseInteraction, channelId = interaction.channelId): string {
  const { guildId, memberPermissions } = interaction;
  if (!guildId) throw new UserError('Subscriptions belong to a server. Type this in one of its channels.');
  if (memberPermissions?.has(PermissionFlagsBits.ManageGuild) || mayManage(interaction, channelId))
    return guildId;
  const where = channelId === interaction.channelId ? 'here' : `in <#${channelId}>`;
  throw new UserError(
    `Only people with **Manage Server** or **Manage Channels** may change what is posted ${where}. Ask one of them.`,
  );
}

/** *Manage Channels* can be given in a single channel, and Discord tells what somebody may do only where they are. */
function mayManage(
  { channelId: here, guild, member, memberPermissions }: BaseInteraction,
  channelId: string | null,
): boolean {
  if (channelId === here || !(member instanceof GuildMember))
    return memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false;
  const channel = guild?.channels.cache.get(channelId ?? '');
  // Of closed threads nothing is known, so it takes the right in the whole server, or going there.
  const held = channel ? channel.permissionsFor(member) : member.permissions;
  return held.has(PermissionFlagsBits.ManageChannels);
}
