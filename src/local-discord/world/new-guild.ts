import { type Id, nextId } from '../snowflake.ts';
import { type PermissionName, permissionBits } from './permission-bits.ts';
import type { Guild, Role, World } from './world.ts';

/** What everybody may do in a new guild, as on Discord. */
const EVERYONE_MAY: readonly PermissionName[] = [
  'viewChannel',
  'sendMessages',
  'embedLinks',
  'attachFiles',
  'readMessageHistory',
  'addReactions',
  'useExternalEmojis',
  'createPublicThreads',
  'sendMessagesInThreads',
  'useApplicationCommands',
];

/** Adds a guild with its @everyone role and its owner in it. */
export function addGuild(world: World, now: number, name: string, ownerId: Id): Guild {
  const id = nextId(world, now);
  const everyone: Role = {
    id,
    name: '@everyone',
    permissions: permissionBits(EVERYONE_MAY),
    position: 0,
    color: 0,
    mentionable: false,
    botId: null,
  };
  const guild: Guild = {
    id,
    name,
    ownerId,
    locale: 'en-GB',
    unavailable: false,
    roles: { [id]: everyone },
    members: {},
  };
  world.guilds[id] = guild;
  addMember(guild, now, ownerId, []);
  return guild;
}

/** Adds a user, or the bot, to a guild. */
export function addMember(guild: Guild, now: number, userId: Id, roleIds: readonly Id[]): void {
  guild.members[userId] = {
    userId,
    nick: null,
    roleIds: [...roleIds],
    joinedAt: new Date(now).toISOString(),
    timedOutUntil: null,
  };
}

export type RoleParts = {
  permissions?: readonly PermissionName[];
  color?: number;
  mentionable?: boolean;
  botId?: Id;
};

/** Adds a role to a guild. */
export function addRole(world: World, now: number, guild: Guild, name: string, parts: RoleParts = {}): Role {
  const role: Role = {
    id: nextId(world, now),
    name,
    permissions: permissionBits(parts.permissions ?? []),
    position: Object.keys(guild.roles).length,
    color: parts.color ?? 0,
    mentionable: parts.mentionable ?? false,
    botId: parts.botId ?? null,
  };
  guild.roles[role.id] = role;
  return role;
}
