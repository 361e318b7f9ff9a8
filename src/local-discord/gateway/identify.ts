import type { z } from 'zod';
import type { Engine } from '../engine.ts';
import { shardOf } from '../snowflake.ts';
import { guildCreateWire } from '../wire/guild.ts';
import { ownUserWire } from '../wire/user.ts';
import { botGuilds, userById } from '../world/lookup.ts';
import type { Guild, World } from '../world/world.ts';
import { CLOSE, type Close, INTENT, KNOWN_INTENTS, PRIVILEGED_INTENTS } from './opcodes.ts';
import { identifySchema } from './payloads.ts';
import type { Session } from './session.ts';

/** Beyond this many servers a connection has to share them with others. */
const MOST_GUILDS = 2500;

type Identify = Pick<z.infer<typeof identifySchema>, 'intents' | 'shard'>;

/** Reads an identify, or says how to close on it. */
export function readIdentify(world: World, data: unknown, disallowedIntents: number): Identify | Close {
  const read = identifySchema.safeParse(data);
  if (!read.success) return CLOSE.decodeError;
  const { token, intents, shard } = read.data;
  if (token !== world.token) return CLOSE.authenticationFailed;
  if (intents & ~KNOWN_INTENTS) return CLOSE.invalidIntents;
  if (intents & PRIVILEGED_INTENTS & disallowedIntents) return CLOSE.disallowedIntents;
  if (shard[0] >= shard[1]) return CLOSE.invalidShard;
  return inShard(world, shard).length > MOST_GUILDS ? CLOSE.shardingRequired : { intents, shard };
}

/** What a session is told at its beginning: READY, and every server of its shard that is available. */
export function firstEvents(engine: Engine, session: Session): { name: string; data: object }[] {
  const { world, clock, url } = engine;
  const mine = session.intents & INTENT.guilds ? inShard(world, session.shard) : [];
  const ready = {
    v: 10,
    user: ownUserWire(userById(world, world.botId)),
    guilds: mine.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: url.replace(/^http/, 'ws'),
    shard: session.shard,
    application: { id: world.application.id, flags: 0 },
    private_channels: [],
    relationships: [],
  };
  return [
    { name: 'READY', data: ready },
    ...mine
      .filter((guild) => !guild.unavailable)
      .map((guild) => ({ name: 'GUILD_CREATE', data: guildCreateWire(world, guild, clock.now()) })),
  ];
}

function inShard(world: World, [shard, count]: Session['shard']): Guild[] {
  return botGuilds(world).filter((guild) => shardOf(guild.id, count) === shard);
}
