import type { Subscription } from '../../subscriptions/subscription.ts';
import type { SubscriptionValues } from '../tables.ts';

/** Reads a row. Rows are only written by `toRow`, which is what the casts rely on. */
export function fromRow(row: SubscriptionValues): Subscription {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    channelKind: row.channel_kind as Subscription['channelKind'],
    subscribedBy: row.subscribed_by,
    ...(row.role_id !== null && { roleId: row.role_id }),
    // Written from a LocalTime by `toRow`.
    ...(row.time !== null && { time: row.time as NonNullable<Subscription['time']> }),
    timeZone: row.time_zone,
    topics: topicsIn(row),
    crosspost: row.crosspost === 1,
    createdAt: row.created_at,
    ...(row.pause !== null && { pause: JSON.parse(row.pause) as NonNullable<Subscription['pause']> }),
    ...(row.removed_at !== null && {
      removed: {
        at: row.removed_at,
        // Written together with `removed_at`.
        why: row.removed_why as NonNullable<Subscription['removed']>['why'],
      },
    }),
  };
}

/** Reads the topics of a row. */
export const topicsIn = ({ topics }: Pick<SubscriptionValues, 'topics'>): Subscription['topics'] =>
  // Written by `toRow`.
  JSON.parse(topics) as Subscription['topics'];

/** Makes the row of a subscription. `probeAt` is when to try again whether it works. */
export function toRow(subscription: Subscription, probeAt: number | null): SubscriptionValues {
  return {
    id: subscription.id,
    guild_id: subscription.guildId,
    channel_id: subscription.channelId,
    channel_kind: subscription.channelKind,
    subscribed_by: subscription.subscribedBy,
    role_id: subscription.roleId ?? null,
    time: subscription.time ?? null,
    time_zone: subscription.timeZone,
    topics: JSON.stringify(subscription.topics),
    crosspost: subscription.crosspost ? 1 : 0,
    created_at: subscription.createdAt,
    pause: subscription.pause ? JSON.stringify(subscription.pause) : null,
    probe_at: probeAt,
    removed_at: subscription.removed?.at ?? null,
    removed_why: subscription.removed?.why ?? null,
  };
}

/** Reads a row that was kept as JSON: the subscription before its last change. */
export function beforeOf(json: string): SubscriptionValues {
  // Written by `JSON.stringify` of such values.
  return JSON.parse(json) as SubscriptionValues;
}

/** The same kept row, as if it had not been paused. */
export const withoutPause = (json: string): string =>
  JSON.stringify({ ...beforeOf(json), pause: null, probe_at: null });
