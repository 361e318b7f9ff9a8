import { sql } from 'kysely';
import type { FollowUpJob } from '../../delivery/delivery.ts';
import { LEASE } from '../../delivery/outbox.ts';
import type { Database, SubscriptionRow } from '../tables.ts';
import { claim, free, subscriptionsOf, withBriefings } from './claimed.ts';

/** Claims edits and publications that are due. A message with both is published first. */
export async function claimFollowUps(
  db: Database,
  newLease: () => string,
  now: number,
  limit: number,
): Promise<FollowUpJob[]> {
  if (limit < 1) return [];
  const lease = newLease();
  // Only what was posted has a message. Asked by state, SQLite would read everything that was ever posted.
  const due = sql<boolean>`(message_id is not null and ${free(now)} and (edit_at <= ${now} or publish_at <= ${now}))`;
  return db.transaction().execute(async (transaction) => {
    const chosen = await transaction
      .selectFrom('delivery')
      .select('id')
      .where(due)
      .orderBy('position')
      .limit(limit)
      .execute();
    if (!chosen.length) return [];
    const claimed = await transaction
      .updateTable('delivery')
      .set({ lease, lease_until: now + LEASE, attempts: (row) => row('attempts', '+', 1) })
      .where(
        'id',
        'in',
        chosen.map(({ id }) => id),
      )
      .where(due)
      .returning('id')
      .execute();
    const rows = await withBriefings(
      transaction,
      claimed.map(({ id }) => id),
    );
    // The subscription may be gone by now; the post is still ours to correct.
    const subscriptions = await subscriptionsOf(
      transaction,
      rows.map(({ delivery }) => delivery),
    );
    return rows.map(({ delivery, briefing }) => ({
      ...claim(delivery, briefing, lease),
      kind:
        delivery.publish_at !== null && delivery.publish_at <= now ? ('publish' as const) : ('edit' as const),
      guildId: delivery.guild_id,
      channelId: delivery.message_channel_id ?? delivery.channel_id,
      messageId: delivery.message_id ?? '',
      inForum: delivery.message_channel_id !== null && delivery.message_channel_id !== delivery.channel_id,
      missed: delivery.missed,
      ...roleOf(subscriptions.get(delivery.subscription_id)),
    }));
  });
}

const roleOf = (subscription: SubscriptionRow | undefined): Pick<FollowUpJob, 'roleId'> =>
  subscription?.role_id ? { roleId: subscription.role_id } : {};
