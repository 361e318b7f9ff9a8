import type { BaseInteraction } from 'discord.js';
import type { App } from '../app.ts';
import { UserError } from './command.ts';
import { ownersOf } from './owner.ts';

/** Discord's default for who is offered the commands about publishing: administrators. `checkPublisher` decides. */
export const OFFERED_TO_ADMINISTRATORS = '0';

/** Lets pass who owns the bot (see `ownersOf`) or has the publishers' role. Throws `UserError` to all others. */
export async function checkPublisher(interaction: BaseInteraction, { publisherRole }: App): Promise<void> {
  if (publisherRole && rolesOf(interaction).includes(publisherRole)) return;
  if ((await ownersOf(interaction.client)).includes(interaction.user.id)) return;
  throw new UserError(
    'Only whoever runs this bot may publish briefings, or those with the role set as `PUBLISHER_ROLE`. Ask them.',
  );
}

function rolesOf({ member }: BaseInteraction): readonly string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}
