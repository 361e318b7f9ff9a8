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
function mayManage(interaction: BaseInteraction, channelId: string | null): boolean {
  const here = interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false;
  // What we know of roles and overwrites counts only if it explains what Discord says of where they are.
  if (channelId === interaction.channelId || mayIn(interaction, interaction.channelId) !== here) return here;
  return mayIn(interaction, channelId) ?? here;
}

function mayIn({ guild, member }: BaseInteraction, channelId: string | null): boolean | undefined {
  const channel = guild?.channels.cache.get(channelId ?? '');
  if (!channel || !(member instanceof GuildMember)) return undefined;
  return channel.permissionsFor(member).has(PermissionFlagsBits.ManageChannels);
}
