import { userById } from '../world/lookup.ts';
import type { Member, Role, User, World } from '../world/world.ts';
import type { Wire } from './wire.ts';

/** A user as others see them. */
export function userWire(user: User): Wire {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.globalName,
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    collectibles: null,
    primary_guild: null,
    bot: user.bot,
    public_flags: 0,
    flags: 0,
  };
}

/** The bot as it sees itself. */
export function ownUserWire(user: User): Wire {
  return { ...userWire(user), mfa_enabled: false, verified: true, email: null, locale: user.locale };
}

/** A member of a guild, with the user inside. */
export function memberWire(world: World, member: Member): Wire {
  return {
    ...bareMemberWire(member),
    deaf: false,
    mute: false,
    user: userWire(userById(world, member.userId)),
  };
}

/** A member of a guild as it stands in an interaction's `resolved`: without the user, and what concerns voices. */
export function bareMemberWire(member: Member): Wire {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roleIds,
    joined_at: member.joinedAt,
    premium_since: null,
    communication_disabled_until: member.timedOutUntil,
    pending: false,
    flags: 0,
  };
}

/** A role. */
export function roleWire(role: Role): Wire {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions,
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: role.color !== 0,
    icon: null,
    unicode_emoji: null,
    managed: role.botId !== null,
    mentionable: role.mentionable,
    description: null,
    flags: 0,
    ...(role.botId && { tags: { bot_id: role.botId } }),
  };
}
