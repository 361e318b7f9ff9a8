import type { Engine } from '../engine.ts';
import type { Id } from '../snowflake.ts';
import { own } from '../world/lookup.ts';
import type { Message } from '../world/message.ts';
import { PERMISSION } from '../world/permission-bits.ts';
import { allows, channelPermissions } from '../world/permissions.ts';
import type { Channel, Guild, Role, User, World } from '../world/world.ts';
import { ActError } from './act-error.ts';

/** A person, by id or by the name others see; complains when there is none or more than one. */
export function findUser({ users }: World, who: string): User {
  const found = Object.values(users).filter(
    (user) => user.id === who || user.globalName === who || user.username === who,
  );
  return one(found, 'person', who, Object.values(users).map(nameOf));
}

/** A server, by id or name. */
export function findGuild({ guilds }: World, which: string): Guild {
  const all = Object.values(guilds);
  return one(
    all.filter((guild) => guild.id === which || guild.name === which),
    'server',
    which,
    all.map((guild) => guild.name),
  );
}

/** A role of a server, by id or name, with or without the @. */
export function findRole(guild: Guild, which: string): Role {
  const all = Object.values(guild.roles);
  const name = which.replace(/^@/, '');
  return one(
    all.filter((role) => role.id === which || role.name.replace(/^@/, '') === name),
    'role',
    which,
    all.map((role) => role.name),
  );
}

/** A channel or thread, by id, by name (with or without #), or as `Server/name` where a name exists twice. */
export function findChannel(world: World, which: string): Channel {
  const all = Object.values(world.channels);
  const byId = own(world.channels, which);
  if (byId) return byId;
  const [name = '', server] = which.split('/').reverse();
  const plain = name.replace(/^#/, '');
  const found = all.filter(
    (channel) =>
      channel.name === plain &&
      (server === undefined || world.guilds[channel.guildId ?? '']?.name === server),
  );
  return one(
    found,
    'channel',
    which,
    all.map((channel) => pathOf(world, channel)),
  );
}

/** A message a user can see, by id; complains when it is gone or another's. */
export function findMessage({ world }: Engine, userId: Id, id: Id): Message {
  for (const messages of Object.values(world.messages)) {
    const message = messages.find((candidate) => candidate.id === id);
    if (message && (message.visibleTo === null || message.visibleTo === userId)) return message;
  }
  throw new ActError(`There is no message ${id} that this person can see.`);
}

/** Whether a user can see a channel at all. */
export function canSee({ world, clock }: Engine, userId: Id, channel: Channel): boolean {
  return allows(channelPermissions(world, userId, channel, clock.now()), PERMISSION.viewChannel);
}

/** The name others see. */
export function nameOf(user: User): string {
  return user.globalName ?? user.username;
}

function pathOf(world: World, channel: Channel): string {
  const guild = channel.guildId === null ? undefined : world.guilds[channel.guildId];
  return guild ? `${guild.name}/${channel.name}` : `direct messages ${channel.id}`;
}

function one<T>(found: readonly T[], kind: string, asked: string, known: readonly string[]): T {
  const [only, second] = found;
  if (only === undefined)
    throw new ActError(`There is no ${kind} "${asked}". There are: ${known.join(', ')}.`);
  if (second !== undefined)
    throw new ActError(`More than one ${kind} is called "${asked}"; use its id, or Server/name.`);
  return only;
}
