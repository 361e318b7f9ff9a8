import type { Changes } from './changes.ts';
import type { LocalClock } from './clock.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './interactions/interaction.ts';
import type { Faults } from './rest/faults.ts';
import type { RateLimits } from './rest/rate-limits.ts';
import { type Id, nextId } from './snowflake.ts';
import type { Traffic } from './traffic.ts';
import type { Attachment } from './world/message.ts';
import type { World } from './world/world.ts';

/** Everything a request or an act works on. Handed around, never global, so that several can live in one process. */
export type Engine = {
  world: World;
  clock: LocalClock;
  /** Where it is reached, for example `http://127.0.0.1:3001`. */
  url: string;
  /** Text nobody can guess, for interaction tokens and session ids. */
  secret: () => string;
  gateway: Gateway;
  interactions: Interactions;
  changes: Changes;
  traffic: Traffic;
  limits: RateLimits;
  faults: Faults;
  memory: Memory;
};

/** What is remembered beside the world, until a reset. */
type Memory = {
  /** When it began, in ms since 1970: at the start, or with the last reset. */
  beganAt: number;
  /** Nonces the bot used, to tell a retry from a new message. */
  nonces: Map<string, { messageId: Id; at: number }>;
  /** Files members sent with a command or a modal; the bot fetches them by address. */
  uploads: Map<Id, Attachment>;
  /** When published messages were edited, by message id. */
  publishedEdits: Map<Id, number[]>;
  /** When commands were created, by guild (or `global`), for the daily limit. */
  commandCreations: Map<string, number[]>;
};

/** A memory with nothing in it. */
export function emptyMemory(beganAt: number): Memory {
  return {
    beganAt,
    nonces: new Map(),
    uploads: new Map(),
    publishedEdits: new Map(),
    commandCreations: new Map(),
  };
}

/** A fresh id at the engine's time. */
export function freshId(engine: Engine): Id {
  return nextId(engine.world, engine.clock.now());
}

/** The engine's time as Discord writes timestamps. */
export function timestamp(engine: Engine): string {
  return new Date(engine.clock.now()).toISOString();
}
