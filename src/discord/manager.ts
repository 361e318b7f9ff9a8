import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from './command.ts';

/** Discord's default for who is offered the commands about subscriptions; a server may change it, so `manageable` checks. */
export const OFFERED_TO = String(PermissionFlagsBits.ManageChannels);

/** The server somebody may manage subscriptions of. Throws `UserError` when they may not. */
export function manageable(interaction: BaseInteraction): string {
  const { guildId, memberPermissions } = interaction;
  if (!guildId) throw new UserError('Subscriptions belong to a server. Type this in one of its channels.');
  const may =
    memberPermissions?.has(PermissionFlagsBits.ManageGuild) ||
    memberPermissions?.has(PermissionFlagsBits.ManageChannels);
  if (may) return guildId;
  throw new UserError(
    'Only people with **Manage Server** or **Manage Channels** may change what is posted here. Ask one of them.',
  );
}
