import type { Engine } from '../engine.ts';
import { INTENT } from '../gateway/opcodes.ts';
import { guildCreateWire } from '../wire/guild.ts';
import { roleWire } from '../wire/user.ts';
import { BOT_MAY } from '../world/default-world.ts';
import { addMember, addRole } from '../world/new-guild.ts';
import type { Guild, Role } from '../world/world.ts';

/** Gives the bot its role and lets it join, as following an invite link does. */
export function inviteBot(engine: Engine, guild: Guild): void {
  const { world, clock } = engine;
  const role =
    Object.values(guild.roles).find(({ botId }) => botId === world.botId) ??
    addRole(world, clock.now(), guild, world.application.name, { permissions: BOT_MAY, botId: world.botId });
  addMember(guild, clock.now(), world.botId, [role.id]);
  tell(engine, guild, 'GUILD_CREATE', guildCreateWire(world, guild, clock.now()));
}

/** Throws the bot out of a guild. */
export function removeBot(engine: Engine, guild: Guild): void {
  delete guild.members[engine.world.botId];
  tell(engine, guild, 'GUILD_DELETE', { id: guild.id });
}

/** Begins or ends an outage of one guild. */
export function setUnavailable(engine: Engine, guild: Guild, unavailable: boolean): void {
  guild.unavailable = unavailable;
  if (unavailable) tell(engine, guild, 'GUILD_DELETE', { id: guild.id, unavailable: true });
  else tell(engine, guild, 'GUILD_CREATE', guildCreateWire(engine.world, guild, engine.clock.now()));
}

/** Tells page and bot that a role changed. */
export function tellRole(engine: Engine, guild: Guild, role: Role): void {
  tell(engine, guild, 'GUILD_ROLE_UPDATE', { guild_id: guild.id, role: roleWire(role) });
}

function tell(engine: Engine, guild: Guild, name: string, data: object): void {
  engine.changes.announce({ kind: 'guild', guildId: guild.id });
  engine.gateway.dispatch({ name, data, guildId: guild.id, intent: INTENT.guilds });
}
