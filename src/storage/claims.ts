import { sql } from 'kysely';
import type { Briefing } from '../briefings/briefing.ts';
import type { Claim, FollowUpJob, PostJob } from '../delivery/delivery.ts';
import { LEASE } from '../delivery/outbox.ts';
import { fromRow } from './subscription-row.ts';
import type { BriefingRow, Database, DeliveryRow } from './tables.ts';

/**
 * Whether nobody holds a delivery: no lease, one that ran out, or one that reaches further than any can (the clock was put
 * back). The same condition selects and updates, so that of two processes only one gets the row.
 */
const free = (now: number) =>
  sql<boolean>`(lease_until is null or lease_until <= ${now} or lease_until > ${now + LEASE})`;

const postable = (now: number) =>
  sql<boolean>`((state = 'waiting' and next_at <= ${now}) or (state = 'sending' and ${free(now)}))`;

/** Claims due posts: at most one a channel and `limit` in all, oldest first. */
export async function claimPosts(
  db: Database,
  newLease: () => string,
  now: number,
  limit: number,
): Promise<PostJob[]> {
  if (limit < 1) return [];
  const lease = newLease();
  const rows = await db.transaction().execute(async (transaction) => {
    const due = await sql<{ id: string }>`
      with due as (
        select delivery.id, delivery.channel_id, delivery.position,
          row_number() over (partition by delivery.channel_id order by delivery.position) as turn
        from delivery join subscription on subscription.id = delivery.subscription_id
        where ${postable(now)} and subscription.pause is null and subscription.removed_at is null
      )
      select due.id from due
      where due.turn = 1 and not exists (
        select 1 from delivery other
        where other.channel_id = due.channel_id and other.state = 'sending' and other.id <> due.id
          and other.lease_until > ${now} and other.lease_until <= ${now + LEASE}
      )
      order by due.position limit ${limit}`.execute(transaction);
    const ids = due.rows.map(({ id }) => id);
    if (!ids.length) return [];
    const claimed = await transaction
      .updateTable('delivery')
      .set({
        state: 'sending',
        lease,
        lease_until: now + LEASE,
        // From here on the message may have been posted; a settlement that knows better takes it back.
        unsure_since: sql<number>`coalesce(unsure_since, ${now})`,
        attempts: (row) => row('attempts', '+', 1),
      })
      .where('id', 'in', ids)
      .where(postable(now))
      .returning(['id', 'unsure_since'])
      .execute();
    return claimed.length
      ? joined(
          transaction,
          claimed.map(({ id }) => id),
        )
      : [];
  });
  return rows.map(({ delivery, briefing, subscription }) => ({
    ...claim(delivery, briefing, lease),
    subscription: fromRow(subscription),
    nonce: delivery.id,
    missed: delivery.missed,
    // Set by this claim alone when it is the first.
    ...(delivery.unsure_since !== null &&
      delivery.unsure_since !== now && { unsureSince: delivery.unsure_since }),
  }));
}

/** Claims edits and publications that are due; a message to be published is published first. */
export async function claimFollowUps(
  db: Database,
  newLease: () => string,
  now: number,
  limit: number,
): Promise<FollowUpJob[]> {
  if (limit < 1) return [];
  const lease = newLease();
  const due = sql<boolean>`(state = 'posted' and message_id is not null and ${free(now)}
    and (edit_at <= ${now} or publish_at <= ${now}))`;
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
    const rows = claimed.length
      ? await joinedFollowUps(
          transaction,
          claimed.map(({ id }) => id),
        )
      : [];
    return rows.map(({ delivery, briefing, roleId }) => ({
      ...claim(delivery, briefing, lease),
      kind:
        delivery.publish_at !== null && delivery.publish_at <= now ? ('publish' as const) : ('edit' as const),
      channelId: delivery.message_channel_id ?? delivery.channel_id,
      messageId: delivery.message_id ?? '',
      inForum: delivery.message_channel_id !== null && delivery.message_channel_id !== delivery.channel_id,
      missed: delivery.missed,
      ...(roleId !== undefined && { roleId }),
    }));
  });
}

const claim = (delivery: DeliveryRow, briefing: BriefingRow, lease: string): Claim => ({
  deliveryId: delivery.id,
  lease,
  leaseUntil: delivery.lease_until ?? 0,
  attempts: delivery.attempts - 1,
  // Written by the ledger from a Briefing.
  briefing: JSON.parse(briefing.content) as Briefing,
  revision: briefing.revision,
});

async function joined(db: Database, ids: readonly string[]) {
  const deliveries = await db
    .selectFrom('delivery')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('position')
    .execute();
  const briefings = await briefingsOf(db, deliveries);
  const subscriptions = await subscriptionsOf(db, deliveries);
  return deliveries.flatMap((delivery) => {
    const briefing = briefings.get(delivery.briefing_id);
    const subscription = subscriptions.get(delivery.subscription_id);
    return briefing && subscription ? [{ delivery, briefing, subscription }] : [];
  });
}

async function joinedFollowUps(db: Database, ids: readonly string[]) {
  const deliveries = await db
    .selectFrom('delivery')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('position')
    .execute();
  const briefings = await briefingsOf(db, deliveries);
  // The subscription may be gone by now; the post is still ours to correct.
  const subscriptions = await subscriptionsOf(db, deliveries);
  return deliveries.flatMap((delivery) => {
    const briefing = briefings.get(delivery.briefing_id);
    const roleId = subscriptions.get(delivery.subscription_id)?.role_id ?? undefined;
    return briefing ? [{ delivery, briefing, roleId }] : [];
  });
}

async function briefingsOf(db: Database, deliveries: readonly DeliveryRow[]) {
  const ids = [...new Set(deliveries.map((row) => row.briefing_id))];
  const rows = await db.selectFrom('briefing').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function subscriptionsOf(db: Database, deliveries: readonly DeliveryRow[]) {
  const ids = [...new Set(deliveries.map((row) => row.subscription_id))];
  const rows = await db.selectFrom('subscription').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
