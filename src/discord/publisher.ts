import type { BaseInteraction } from 'discord.js';
import type { App } from '../app.ts';
import { UserError } from './command.ts';
import { ownersOf } from './owner.ts';

/** Discord's default for who is offered the commands about publishing: administrators. `checkPublisher` decides. */
export const OFFERED_TO_ADMINISTRATORS = '0';

/** Accepts whoever owns the bot (see `ownersOf`) or has the publishers' role. Throws `UserError` for all others. */
export async function checkPublisher(
  interaction: BaseInteraction,
  { publisherRole, log }: App,
): Promise<void> {
  if (publisherRole && rolesOf(interaction).includes(publisherRole)) return;
  const owners = await ownersOf(interaction.client).catch((error: unknown) => {
    log.warn({ err: error }, 'Discord does not say who owns the bot');
    throw new UserError('Discord does not tell me just now who owns me. Please try again in a minute.');
  });
  if (owners.includes(interaction.user.id)) return;
  throw new UserError(
    'Only whoever runs this bot may publish briefings, or those with the role set as `PUBLISHER_ROLE`. Ask them.',
  );
}

function rolesOf({ member }: BaseInteraction): readonly string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/**
 * Tells a publisher what the system would not write, such as into a read-only folder. Throws `UserError`; throws
 * anything else as it is.
 */
export function unwritable(error: unknown): never {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  throw new UserError(
    `I could not write to the folder of briefings (${error.code}), so nothing has changed. Check that it is there, that I may write to it and that the disk has room; then try once more.`,
  );
}
