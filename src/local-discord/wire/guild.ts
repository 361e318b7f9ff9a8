import { channelsOf } from '../world/lookup.ts';
import { activeThreads } from '../world/permissions.ts';
import type { Guild, World } from '../world/world.ts';
import { channelWire } from './channel.ts';
import { memberWire, roleWire } from './user.ts';
import type { Wire } from './wire.ts';

/** A guild as `GET /guilds/{id}` answers. */
export function guildWire(guild: Guild): Wire {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    description: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    application_id: null,
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: Object.values(guild.roles).map(roleWire),
    emojis: [],
    stickers: [],
    features: ['COMMUNITY', 'NEWS'],
    mfa_level: 0,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw: false,
    nsfw_level: 0,
    incidents_data: null,
  };
}

/** A guild as GUILD_CREATE brings it to the bot: with its channels, active threads, and of the members only the bot. */
export function guildCreateWire(world: World, guild: Guild, now: number): Wire {
  const bot = guild.members[world.botId];
  return {
    ...guildWire(guild),
    joined_at: bot?.joinedAt,
    large: false,
    unavailable: false,
    member_count: Object.keys(guild.members).length,
    members: bot ? [memberWire(world, bot)] : [],
    channels: channelsOf(world, guild.id).map((channel) => channelWire(world, channel)),
    threads: activeThreads(world, guild.id, now).map((thread) => channelWire(world, thread)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
