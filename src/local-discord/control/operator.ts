import { z } from 'zod';
import { ActError } from '../actions/act-error.ts';
import type { LocalDiscord } from '../local-discord.ts';
import { defaultWorld } from '../world/default-world.ts';
import { PERMISSION, type PermissionName } from '../world/permission-bits.ts';
import { type Operation, operation } from './operation.ts';

/** Snowflakes and dates have an end; well before it there is no need of one. */
const LATEST = Date.UTC(2101, 0) - 1;

const isPermission = (name: string): name is PermissionName => Object.hasOwn(PERMISSION, name);
const isPattern = (pattern: string): boolean => {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
};
const permissions = z.array(
  z
    .string()
    .refine(isPermission, 'is no permission name')
    .transform((name) => name),
);
const effect = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]),
  }),
  z.object({ kind: z.literal('rate-limit'), seconds: z.number().min(0) }),
]);

/** What an operator does at the page: time, permissions, faults, the gateway, briefings, and a new start. */
export const OPERATOR: Record<string, Operation> = {
  advance: doing(z.object({ ms: z.number().min(0) }), (discord, { ms }) => {
    if (discord.now() + ms > LATEST)
      throw new ActError('ms is too large: the clock goes no further than the year 2100.');
    discord.advance(ms);
  }),
  reset: operation(z.object({}), async ({ discord, forget }) => {
    const world = defaultWorld();
    await forget?.([...new Set([discord.world, world].flatMap(({ guilds }) => Object.keys(guilds)))]);
    // A bot registers its commands when it starts; Discord would still have them.
    world.application.commands = discord.world.application.commands;
    discord.reset(world);
    return {};
  }),
  drop: operation(z.object({ text: z.string() }), async ({ drop }, { text }) => {
    if (!drop) throw new ActError('Nobody takes briefings here; npm start runs the bot that does.');
    return { told: await drop(text) };
  }),
  'set-permissions': doing(
    z.object({ channel: z.string(), who: z.object({ member: z.string() }), deny: permissions }),
    (discord, { channel, who, deny }) => discord.setPermissions(channel, who, { deny }),
  ),
  fault: doing(
    z.object({
      path: z.string().refine(isPattern, 'is no regular expression'),
      times: z.int().min(1),
      effect,
    }),
    (discord, given) => discord.fault(given),
  ),
  'clear-faults': doing(z.object({}), (discord) => discord.clearFaults()),
  'invalidate-session': doing(z.object({}), (discord) => discord.gateway.invalidate()),
  'cut-gateway': doing(z.object({}), (discord) => discord.gateway.cut()),
};

/** An operation with nothing to tell. */
function doing<T>(schema: z.ZodType<T>, act: (discord: LocalDiscord, given: T) => void): Operation {
  return operation(schema, async ({ discord }, given) => {
    act(discord, given);
    return {};
  });
}
