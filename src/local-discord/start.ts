import { randomBytes } from 'node:crypto';
import { createChanges } from './changes.ts';
import { createClock, type LocalClock } from './clock.ts';
import type { At, Drop, Forget } from './control/operation.ts';
import { createDoor } from './door.ts';
import { type Engine, emptyMemory } from './engine.ts';
import { createGateway } from './gateway/hub.ts';
import { createInteractions } from './interactions/interaction.ts';
import type { LocalDiscord } from './local-discord.ts';
import { createFaults } from './rest/faults.ts';
import { createRateLimits } from './rest/rate-limits.ts';
import { listen } from './server.ts';
import { createTraffic } from './traffic.ts';
import { defaultWorld } from './world/default-world.ts';
import type { World } from './world/world.ts';

export type LocalDiscordOptions = {
  /** The port to listen on, or the next free one after it; 0, the default, takes any. */
  port?: number;
  /** What to start with; a fresh copy of the default world when left out. It is changed in place. */
  world?: World;
  /** The machine's time, unless told otherwise. */
  clock?: LocalClock;
  /** Whether rate limits are enforced; on unless told otherwise. */
  limits?: boolean;
  /** How many refused requests in ten minutes bring a ban; 10,000, as at Discord, unless told otherwise. */
  bannedAfter?: number;
  /** How many entries of traffic are remembered; 5000 unless told otherwise. */
  trafficKept?: number;
  /** Intents (bits) the application has not been granted: identifying with one closes with 4014. */
  disallowedIntents?: number;
  /** How often a client may identify in 24 hours; 1000, as at Discord, unless told otherwise. */
  identifiesADay?: number;
  /** How many shards may identify in the same five seconds (`max_concurrency`); 1 unless told otherwise. */
  identifiesAtOnce?: number;
  /** What *Drop a briefing in* does; without it, the page says that nobody takes one. */
  drop?: Drop;
  /** What a reset does with the bot that runs beside it; without it, that keeps what it remembers. */
  forget?: Forget;
  /** Unguessable text for tokens and sessions; random unless told otherwise. */
  secret?: () => string;
};

/** Starts a stand-in for Discord on loopback and resolves when it listens. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const clock = options.clock ?? createClock();
  const asked = options.port ?? 0;
  const running: { answering?: At } = {};
  const listening = await listen(asked, () => {
    if (!running.answering) throw new Error('A request came before the start was done.');
    return running.answering;
  });
  const url = `http://127.0.0.1:${listening.port}`;
  const engine: Engine = {
    world: options.world ?? defaultWorld(),
    clock,
    url,
    secret: options.secret ?? (() => randomBytes(24).toString('base64url')),
    gateway: createGateway(() => engine, {
      disallowedIntents: options.disallowedIntents ?? 0,
      identifiesADay: options.identifiesADay ?? 1_000,
      identifiesAtOnce: options.identifiesAtOnce ?? 1,
    }),
    interactions: createInteractions(),
    changes: createChanges(),
    traffic: createTraffic(options.trafficKept ?? 5_000),
    limits: createRateLimits(clock, options.limits ?? true, options.bannedAfter),
    faults: createFaults(),
    memory: emptyMemory(clock.now()),
  };
  const discord = createDoor(engine, {
    port: listening.port,
    askedPort: asked,
    close: async () => {
      engine.gateway.close();
      clock.close();
      await listening.close();
    },
  });
  const { drop, forget } = options;
  running.answering = { engine, discord, ...(drop && { drop }), ...(forget && { forget }) };
  return discord;
}
