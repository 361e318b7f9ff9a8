import { z } from 'zod';
import { ActError } from '../actions/act-error.ts';
import { PERMISSION, type PermissionName } from '../rules/permission-bits.ts';
import { channelWire } from '../wire/channel.ts';
import { memberWire, roleWire, userWire } from '../wire/user.ts';
import { defaultWorld } from '../world/default-world.ts';
import { CHANNEL } from '../world/world.ts';
import { type Operation, operation } from './operation.ts';

/** Snowflakes and dates have an end; well before it there is no need of one. */
const LATEST = Date.UTC(2101, 0) - 1;
/** Discord's limit. */
const LONGEST_TIME_OUT_MS = 28 * 86_400_000;

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
    when: z.enum(['before', 'after']).default('before'),
  }),
  z.object({ kind: z.literal('drop'), when: z.enum(['before', 'after']) }),
  z.object({ kind: z.literal('slow'), ms: z.number().min(0) }),
  z.object({ kind: z.literal('late'), ms: z.number().min(0) }),
  z.object({
    kind: z.literal('rate-limit'),
    seconds: z.number().min(0),
    global: z.boolean().default(false),
    scope: z.enum(['user', 'shared']).default('user'),
  }),
  z.object({ kind: z.literal('refuse'), status: z.int(), code: z.int(), message: z.string() }),
]);
/** The protocol leaves so much room. */
const closeReason = z.string().refine((reason) => Buffer.byteLength(reason) <= 123, 'has at most 123 bytes');
const channelTypes = z.enum([
  'text',
  'voice',
  'category',
  'announcement',
  'forum',
  'publicThread',
  'privateThread',
]);

/** What an operator does, over HTTP: the world, its permissions, time, faults and the gateway. */
export const OPERATOR: Record<string, Operation> = {
  advance: operation(z.object({ ms: z.number().min(0) }), async ({ discord }, { ms }) => {
    if (discord.now() + ms > LATEST)
      throw new ActError('ms is too large: the clock goes no further than the year 2100.');
    discord.advance(ms);
    return { now: discord.now() };
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

  'add-user': operation(
    z.object({ name: z.string(), locale: z.string().optional() }),
    async ({ discord }, given) => userWire(discord.addUser(given.name, given.locale)),
  ),
  'add-guild': operation(
    z.object({ name: z.string(), owner: z.string().optional(), bot: z.boolean().default(true) }),
    async ({ discord }, { name, owner, bot }) => {
      const guild = discord.addGuild(name, { bot, ...(owner !== undefined && { owner }) });
      return { id: guild.id, name: guild.name };
    },
  ),
  'add-role': operation(
    z.object({
      guild: z.string(),
      name: z.string(),
      permissions: permissions.default([]),
      mentionable: z.boolean().default(false),
    }),
    async ({ discord }, { guild, name, permissions, mentionable }) =>
      roleWire(discord.addRole(guild, name, { permissions, mentionable }), guild),
  ),
  'add-channel': operation(
    z.object({
      guild: z.string(),
      name: z.string(),
      type: channelTypes.default('text'),
      parentId: z.string().nullable().default(null),
      threadOwnerId: z.string().optional(),
    }),
    async ({ discord }, { guild, name, type, parentId, threadOwnerId }) =>
      channelWire(
        discord.world,
        discord.addChannel(guild, name, {
          type: CHANNEL[type],
          parentId,
          ...(threadOwnerId !== undefined && { threadOwnerId }),
        }),
      ),
  ),
  'add-member': operation(
    z.object({ guild: z.string(), who: z.string(), roles: z.array(z.string()).default([]) }),
    async ({ discord }, { guild, who, roles }) =>
      memberWire(discord.world, discord.addMember(guild, who, roles)),
  ),

  'set-permissions': operation(
    z.object({
      channel: z.string(),
      who: z.union([z.object({ role: z.string() }), z.object({ member: z.string() })]),
      allow: permissions.default([]),
      deny: permissions.default([]),
    }),
    async ({ discord }, { channel, who, allow, deny }) => {
      discord.setPermissions(channel, who, { allow, deny });
      return {};
    },
  ),
  'set-role-permissions': operation(
    z.object({ guild: z.string(), role: z.string(), permissions }),
    async ({ discord }, { guild, role, permissions }) => {
      discord.setRolePermissions(guild, role, permissions);
      return {};
    },
  ),
  'time-out': operation(
    z.object({ guild: z.string(), who: z.string(), ms: z.number().min(0).max(LONGEST_TIME_OUT_MS) }),
    async ({ discord }, { guild, who, ms }) => {
      discord.timeOut(guild, who, ms);
      return {};
    },
  ),
  'edit-thread': operation(
    z.object({ thread: z.string(), archived: z.boolean().optional(), locked: z.boolean().optional() }),
    async ({ discord }, { thread, archived, locked }) => {
      discord.editThread(thread, {
        ...(archived !== undefined && { archived }),
        ...(locked !== undefined && { locked }),
      });
      return {};
    },
  ),
  'delete-channel': operation(z.object({ channel: z.string() }), async ({ discord }, { channel }) => {
    discord.deleteChannel(channel);
    return {};
  }),
  'delete-message': operation(z.object({ message: z.string() }), async ({ discord }, { message }) => {
    discord.deleteMessage(message);
    return {};
  }),
  'kick-bot': operation(z.object({ guild: z.string() }), async ({ discord }, { guild }) => {
    discord.kickBot(guild);
    return {};
  }),
  'invite-bot': operation(z.object({ guild: z.string() }), async ({ discord }, { guild }) => {
    discord.inviteBot(guild);
    return {};
  }),
  'set-unavailable': operation(
    z.object({ guild: z.string(), unavailable: z.boolean() }),
    async ({ discord }, { guild, unavailable }) => {
      discord.setUnavailable(guild, unavailable);
      return {};
    },
  ),

  fault: operation(
    z.object({
      method: z.string().optional(),
      path: z.string().refine(isPattern, 'is no regular expression').optional(),
      times: z.int().min(1).default(1),
      effect,
    }),
    async ({ discord }, { method, path, times, effect }) => {
      discord.fault({
        times,
        effect,
        ...(method !== undefined && { method }),
        ...(path !== undefined && { path }),
      });
      return { faults: discord.faults() };
    },
  ),
  'clear-faults': operation(z.object({}), async ({ discord }) => {
    discord.clearFaults();
    return {};
  }),
  'enforce-limits': operation(z.object({ on: z.boolean() }), async ({ discord }, { on }) => {
    discord.enforceLimits(on);
    return {};
  }),

  reconnect: operation(z.object({}), async ({ discord }) => {
    discord.gateway.askReconnect();
    return {};
  }),
  'invalidate-session': operation(
    z.object({ resumable: z.boolean().default(false) }),
    async ({ discord }, given) => {
      discord.gateway.invalidate(given.resumable);
      return {};
    },
  ),
  'close-gateway': operation(
    z.object({ code: z.int().min(4000).max(4999).default(4000), reason: closeReason.default('') }),
    async ({ discord }, { code, reason }) => {
      discord.gateway.closeAll(code, reason);
      return {};
    },
  ),
  'cut-gateway': operation(z.object({}), async ({ discord }) => {
    discord.gateway.cut();
    return {};
  }),
};
