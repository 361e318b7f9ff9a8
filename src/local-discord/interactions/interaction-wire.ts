import type { Engine } from '../engine.ts';
import { MOST_FILE_BYTES } from '../rules/message-body.ts';
import { partialChannelWire } from '../wire/channel.ts';
import { memberWire, userWire } from '../wire/user.ts';
import type { Wire } from '../wire/wire.ts';
import { channelById, userById } from '../world/lookup.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { Interaction } from './interaction.ts';

/** An interaction as the bot gets it with INTERACTION_CREATE. */
export function interactionWire(
  engine: Engine,
  interaction: Interaction,
  parts: { data: Wire; message?: Wire },
): Wire {
  const { world, clock } = engine;
  const channel = channelById(world, interaction.channelId);
  const user = userById(world, interaction.userId);
  const guild = interaction.guildId === null ? undefined : world.guilds[interaction.guildId];
  const member = guild?.members[user.id];
  const permissions = (userId: string) => channelPermissions(world, userId, channel, clock.now()).toString();
  return {
    id: interaction.id,
    application_id: world.application.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: parts.data,
    channel_id: channel.id,
    channel: { ...partialChannelWire(world, channel), permissions: permissions(user.id) },
    ...(guild && member
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: ['COMMUNITY', 'NEWS'] },
          guild_locale: guild.locale,
          member: { ...memberWire(world, member), permissions: permissions(user.id) },
        }
      : { user: userWire(user) }),
    ...(parts.message && { message: parts.message }),
    app_permissions: permissions(world.botId),
    locale: user.locale,
    entitlements: [],
    authorizing_integration_owners: { '0': guild?.id ?? '0' },
    context: guild ? 0 : 1,
    attachment_size_limit: MOST_FILE_BYTES,
  };
}
