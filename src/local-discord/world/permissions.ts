import type { Id } from '../snowflake.ts';
import { ALL_PERMISSIONS, PERMISSION } from './permission-bits.ts';
import { CHANNEL, type Channel, type Guild, type Member, type Overwrite, type World } from './world.ts';

const LOST_WITHOUT_SEND = PERMISSION.embedLinks | PERMISSION.attachFiles | PERMISSION.mentionEveryone;
const KEPT_IN_TIME_OUT = PERMISSION.viewChannel | PERMISSION.readMessageHistory;

/** In a direct message both sides may do everything that makes sense there. */
const DM_PERMISSIONS =
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.embedLinks |
  PERMISSION.attachFiles |
  PERMISSION.readMessageHistory |
  PERMISSION.useExternalEmojis |
  PERMISSION.addReactions;

/** What a member may do in the guild as a whole, before any channel has its say. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.userId) return ALL_PERMISSIONS;
  const bits = [guild.id, ...member.roleIds]
    .map((id) => BigInt(guild.roles[id]?.permissions ?? '0'))
    .reduce((all, some) => all | some, 0n);
  return bits & PERMISSION.administrator ? ALL_PERMISSIONS : bits;
}

/** What a user may do in a channel at time `now`: roles, overwrites, thread rules, time-out, and what one lack implies. 0 when not a member. */
export function channelPermissions(world: World, userId: Id, channel: Channel, now: number): bigint {
  if (channel.guildId === null) return channel.recipientIds.includes(userId) ? DM_PERMISSIONS : 0n;
  const guild = world.guilds[channel.guildId];
  const member = guild?.members[userId];
  if (!guild || !member) return 0n;

  const base = guildPermissions(guild, member);
  if (base === ALL_PERMISSIONS) return base;

  const ruling = channel.thread && channel.parentId ? world.channels[channel.parentId] : channel;
  let bits = applyOverwrites(base, ruling?.overwrites ?? [], guild, member);
  if (member.timedOutUntil && Date.parse(member.timedOutUntil) > now) bits &= KEPT_IN_TIME_OUT;
  if (channel.type === CHANNEL.privateThread && !maySeePrivateThread(channel, userId, bits)) return 0n;
  return withoutImplied(bits, channel);
}

/** True when `bits` hold every one of `wanted`. */
export function allows(bits: bigint, wanted: bigint): boolean {
  return (bits & wanted) === wanted;
}

/** Whether whoever has these permissions in a channel may write there; in a locked thread that is for those who manage threads. */
export function mayWrite(bits: bigint, { thread }: Channel): boolean {
  if (!thread) return allows(bits, PERMISSION.sendMessages);
  const wanted = thread.locked ? PERMISSION.manageThreads : 0n;
  return allows(bits, PERMISSION.sendMessagesInThreads | wanted);
}

/** The threads of a guild that are not archived and that the bot can see. */
export function activeThreads(world: World, guildId: Id, now: number): Channel[] {
  return Object.values(world.channels).filter(
    (channel) =>
      channel.guildId === guildId &&
      channel.thread?.archived === false &&
      allows(channelPermissions(world, world.botId, channel, now), PERMISSION.viewChannel),
  );
}

function applyOverwrites(
  base: bigint,
  overwrites: readonly Overwrite[],
  guild: Guild,
  member: Member,
): bigint {
  const byId = new Map(overwrites.map((overwrite) => [overwrite.id, overwrite]));
  const merge = (bits: bigint, ids: readonly Id[]) => {
    let allow = 0n;
    let deny = 0n;
    for (const id of ids) {
      const overwrite = byId.get(id);
      if (!overwrite) continue;
      allow |= BigInt(overwrite.allow);
      deny |= BigInt(overwrite.deny);
    }
    return (bits & ~deny) | allow;
  };
  const afterEveryone = merge(base, [guild.id]);
  const afterRoles = merge(afterEveryone, member.roleIds);
  return merge(afterRoles, [member.userId]);
}

function maySeePrivateThread(channel: Channel, userId: Id, bits: bigint): boolean {
  return Boolean(channel.thread?.memberIds.includes(userId)) || allows(bits, PERMISSION.manageThreads);
}

function withoutImplied(bits: bigint, channel: Channel): bigint {
  if (!(bits & PERMISSION.viewChannel)) return 0n;
  const speak = channel.thread ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages;
  return bits & speak ? bits : bits & ~LOST_WITHOUT_SEND;
}
