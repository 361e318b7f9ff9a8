import type { Client, Guild, GuildBasedChannel } from 'discord.js';
import type { Later } from '../../delivery/outcome.ts';
import type { Pause, Subscription } from '../../subscriptions/subscription.ts';
import { kindOf } from './channel-kind.ts';
import { obstacleIn } from './obstacle.ts';
import { detailOf, refusalOf } from './refusal.ts';

const OUTAGE = 60_000;
/** A connection that was lost is usually back within seconds. */
const RECONNECT = 5_000;

/** A channel that can be posted in, or what stands in the way. */
export type Place = { kind: 'open'; channel: GuildBasedChannel } | { kind: 'paused'; pause: Pause } | Later;

/** A server, if something can be done in it, or what stands in the way. */
export function guildOf(
  client: Client,
  guildId: string,
): { kind: 'open'; guild: Guild } | { kind: 'paused'; pause: Pause } | Later {
  if (!client.isReady())
    return { kind: 'later', after: RECONNECT, detail: 'the connection to Discord is being made again' };
  const guild = client.guilds.cache.get(guildId);
  if (!guild) return paused('no-access', 'I am no longer in this server.', 'Invite me again.');
  if (guild.available) return { kind: 'open', guild };
  return { kind: 'later', after: OUTAGE, detail: 'Discord has an outage in this server' };
}

/** Looks up where a subscription posts at `now`. Throws when nobody can say, such as during a server error. */
export async function placeOf(
  client: Client,
  { guildId, channelId, channelKind }: Pick<Subscription, 'guildId' | 'channelId' | 'channelKind'>,
  now: number,
): Promise<Place> {
  const found = guildOf(client, guildId);
  if (found.kind !== 'open') return found;
  const { guild } = found;
  // Discord does not keep us told of closed threads.
  const channel =
    guild.channels.cache.get(channelId) ?? (await guild.channels.fetch(channelId).catch(refusalOf));
  if (!channel) return paused('channel-gone', 'The channel no longer exists.', 'Subscribe another one.');
  if ('kind' in channel) {
    if (channel.kind === 'paused' || channel.kind === 'later') return channel;
    throw new Error(detailOf(channel));
  }
  const pause = obstacleFor(channel, channelKind, now);
  return pause ? { kind: 'paused', pause } : { kind: 'open', channel };
}

/**
 * What would keep a subscription from being posted at `now`, by what Discord has told us. That includes nothing about
 * closed threads.
 */
export function knownObstacle(
  client: Client,
  { guildId, channelId, channelKind }: Subscription,
  now: number,
): Pause | undefined {
  const channel = client.guilds.cache.get(guildId)?.channels.cache.get(channelId);
  return channel && obstacleFor(channel, channelKind, now);
}

function obstacleFor(
  channel: GuildBasedChannel,
  channelKind: Subscription['channelKind'],
  now: number,
): Pause | undefined {
  const kind = kindOf(channel);
  if (kind && (kind === 'forum') === (channelKind === 'forum')) return obstacleIn(channel, now);
  return {
    code: 'wrong-kind',
    reason: 'The channel is of another kind than when it was subscribed.',
    mend: `Use \`/subscribe channel:\`<#${channel.id}> once more.`,
  };
}

const paused = (code: Pause['code'], reason: string, mend: string) =>
  ({ kind: 'paused', pause: { code, reason, mend } }) as const;
