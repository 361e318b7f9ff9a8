import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from './command.ts';
import { rightsIn } from './rights.ts';

/** Discord's default for who is offered the commands about subscriptions. A server may change it, so `checkManager` checks. */
export const OFFERED_TO_MANAGERS = String(PermissionFlagsBits.ManageChannels);

/**
 * Returns the server's id if this person may manage subscriptions in `channelId`, by default the channel they are in;
 * they may still see the server's other subscriptions. Throws `UserError` otherwise.
 */
export function checkManager(interaction: BaseInteraction, channelId = interaction.channelId): string {
  const { guildId, memberPermissions } = interaction;
  if (!guildId) throw new UserError('Subscriptions belong to a server. Type this in one of its channels.');
  // *Manage Channels* can be given in a single channel.
  const may =
    memberPermissions?.has(PermissionFlagsBits.ManageGuild) ||
    rightsIn(interaction, channelId)?.has(PermissionFlagsBits.ManageChannels);
  if (may) return guildId;
  const where = channelId === interaction.channelId ? 'here' : `in <#${channelId}>`;
  throw new UserError(
    `Only people with **Manage Server** or **Manage Channels** may change what is posted ${where}. Ask one of them.`,
  );
}
