import { refusal } from '../api-error.ts';
import type { Engine } from '../engine.ts';
import type { Id } from '../snowflake.ts';
import { channelById, guildById } from '../world/lookup.ts';
import { PERMISSION } from '../world/permission-bits.ts';
import { allows, channelPermissions } from '../world/permissions.ts';
import type { Channel, Guild } from '../world/world.ts';

/** The channel, when the bot can see it; else 10003 (no such channel) or 50001 (it may not look). */
export function visibleChannel(engine: Engine, id: Id): { channel: Channel; bits: bigint } {
  const channel = channelById(engine.world, id);
  const bits = channelPermissions(engine.world, engine.world.botId, channel, engine.clock.now());
  if (!allows(bits, PERMISSION.viewChannel)) throw refusal('missingAccess');
  return { channel, bits };
}

/** Refuses with 50013 unless `bits` hold all of `wanted`. */
export function demand(bits: bigint, wanted: bigint): void {
  if (!allows(bits, wanted)) throw refusal('missingPermissions');
}

/** The guild, when the bot is in it; else 10004. */
export function ownGuild(engine: Engine, id: Id): Guild {
  const guild = guildById(engine.world, id);
  if (!guild.members[engine.world.botId]) throw refusal('unknownGuild');
  return guild;
}
