import type { Engine } from '../engine.ts';
import type { Id } from '../snowflake.ts';
import { PERMISSION } from '../world/permission-bits.ts';
import { allows, channelPermissions } from '../world/permissions.ts';
import { CHANNEL, type Channel, type Command } from '../world/world.ts';
import { ActError } from './act-error.ts';

/** Where nobody writes: in a forum only in its posts. */
const UNWRITTEN: ReadonlySet<number> = new Set([CHANNEL.forum, CHANNEL.category]);

const CONTEXT_GUILD = 0;
const CONTEXT_BOT_DM = 1;

/** The commands Discord's client would offer this member in this channel: registered there, allowed there, allowed to them. */
export function usableCommands({ world, clock }: Engine, userId: Id, channel: Channel): Command[] {
  if (UNWRITTEN.has(channel.type)) return [];
  const bits = channelPermissions(world, userId, channel, clock.now());
  const inGuild = channel.guildId !== null;
  if (inGuild && !allows(bits, PERMISSION.useApplicationCommands)) return [];
  if (inGuild && !world.guilds[channel.guildId ?? '']?.members[world.botId]) return [];
  return world.application.commands.filter((command) => {
    if (command.guildId !== null && command.guildId !== channel.guildId) return false;
    const contexts = command.body['contexts'];
    const wanted = inGuild ? CONTEXT_GUILD : CONTEXT_BOT_DM;
    if (
      Array.isArray(contexts)
        ? !contexts.includes(wanted)
        : !inGuild && command.body['dm_permission'] === false
    )
      return false;
    const needs = command.body['default_member_permissions'];
    if (!inGuild || needs === null || needs === undefined) return true;
    const demanded = BigInt(String(needs));
    // "0" means administrators only, who have every bit there is.
    return demanded === 0n ? allows(bits, PERMISSION.administrator) : allows(bits, demanded);
  });
}

/** One of them by type and name; complains with what there is. */
export function usableCommand(
  engine: Engine,
  userId: Id,
  channel: Channel,
  type: 1 | 2 | 3,
  name: string,
): Command {
  const usable = usableCommands(engine, userId, channel).filter((command) => command.type === type);
  const found = usable.find((command) => command.name === name);
  if (found) return found;
  const known = engine.world.application.commands.some(
    (command) => command.type === type && command.name === name,
  );
  const why = known ? 'is registered, but this member may not use it here' : 'is not registered';
  throw new ActError(
    `The command "${name}" ${why}. On offer: ${usable.map((command) => command.name).join(', ') || 'none'}.`,
  );
}
