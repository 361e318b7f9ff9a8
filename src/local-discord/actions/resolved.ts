import type { Engine } from '../engine.ts';
import { freshId } from '../engine.ts';
import type { Id } from '../snowflake.ts';
import { partialChannelWire } from '../wire/channel.ts';
import { attachmentWire, messageWire } from '../wire/message.ts';
import { bareMemberWire, roleWire, userWire } from '../wire/user.ts';
import type { Wire } from '../wire/wire.ts';
import { own } from '../world/lookup.ts';
import type { Attachment } from '../world/message.ts';
import { channelPermissions, guildPermissions } from '../world/permissions.ts';
import { ActError } from './act-error.ts';
import { findChannel, findMessage, findRole, findUser } from './find.ts';

/** A file a member sends. */
export type FileInput = { filename: string; contentType?: string } & ({ text: string } | { base64: string });

/** Collects the things an interaction speaks of, as they stand in its `resolved`. */
export type Resolver = {
  user(which: string): Id;
  role(which: string): Id;
  channel(which: string): Id;
  mentionable(which: string): Id;
  attachment(file: FileInput): Id;
  message(id: Id): Id;
  /** Undefined when nothing was resolved. */
  wire(): Wire | undefined;
};

/** A resolver for what `userId` does in a guild, or in direct messages when `guildId` is null. */
export function createResolver(engine: Engine, userId: Id, guildId: Id | null, channelId: Id): Resolver {
  const { world, clock } = engine;
  const guild = guildId === null ? undefined : world.guilds[guildId];
  const collected: Record<string, Record<Id, Wire>> = {};
  const collect = (kind: string, id: Id, wire: Wire): Id => {
    collected[kind] = { ...collected[kind], [id]: wire };
    return id;
  };
  const bits = (who: Id, id: Id) => {
    const channel = world.channels[id];
    return channel ? channelPermissions(world, who, channel, clock.now()).toString() : '0';
  };

  const resolver: Resolver = {
    user(which) {
      const user = findUser(world, which);
      const member = guild?.members[user.id];
      if (guild && member)
        collect('members', user.id, {
          ...bareMemberWire(member),
          permissions: guildPermissions(guild, member).toString(),
        });
      return collect('users', user.id, userWire(user));
    },
    role(which) {
      if (!guild) throw new ActError('There are no roles in direct messages.');
      const role = findRole(guild, which);
      return collect('roles', role.id, roleWire(role));
    },
    channel(which) {
      const found =
        own(world.channels, which) ??
        findChannel(world, guild ? `${guild.name}/${which.replace(/^#/, '')}` : which);
      if (found.guildId !== guildId) throw new ActError(`The channel ${which} is not in this server.`);
      return collect('channels', found.id, {
        ...partialChannelWire(world, found),
        permissions: bits(userId, found.id),
        app_permissions: bits(world.botId, found.id),
      });
    },
    mentionable(which) {
      try {
        return resolver.user(which);
      } catch {
        return resolver.role(which);
      }
    },
    attachment(file) {
      const bytes = 'text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64');
      const attachment: Attachment = {
        id: freshId(engine),
        filename: file.filename,
        description: null,
        contentType: file.contentType ?? 'text/plain; charset=utf-8',
        size: bytes.length,
        base64: bytes.toString('base64'),
      };
      engine.memory.uploads.set(attachment.id, attachment);
      return collect('attachments', attachment.id, {
        ...attachmentWire(attachment, channelId, engine.url),
        ephemeral: true,
      });
    },
    message(id) {
      return collect('messages', id, messageWire(engine, findMessage(engine, userId, id)));
    },
    wire: () => (Object.keys(collected).length === 0 ? undefined : collected),
  };
  return resolver;
}
