import { type RawBuilder, sql } from 'kysely';
import type { Briefing } from '../briefings/briefing.ts';
import type { Claim, FollowUpJob, PostJob } from '../delivery/delivery.ts';
import { LEASE } from '../delivery/outbox.ts';
import { fromRow } from './subscription-row.ts';
import type { Database, DeliveryRow } from './tables.ts';

/**
 * Whether nobody holds a delivery: no lease, one that ran out, or one that reaches further than any can (the clock was put
 * back). The same condition selects and updates, so that of two processes only one gets the row.
 */
const free = (now: number) =>
  sql<boolean>`(lease_until is null or lease_until <= ${now} or lease_until > ${now + LEASE})`;

const due = (now: number) => sql<boolean>`(state = 'waiting' and next_at <= ${now})`;
const abandoned = (now: number) => sql<boolean>`(state = 'sending' and ${free(now)})`;

/** Claims due posts: at most one a channel and `limit` in all, first those whose lease ran out, then the longest due. */
export async function claimPosts(
  db: Database,
  newLease: () => string,
  now: number,
  limit: number,
): Promise<PostJob[]> {
  if (limit < 1) return [];
  const lease = newLease();
  const rows = await db.transaction().execute(async (transaction) => {
    const left = await take(
      transaction,
      await abandonedIds(transaction, now, limit),
      abandoned(now),
      lease,
      now,
    );
    const fresh = await dueIds(transaction, now, limit - left.length);
    return joined(transaction, [...left, ...(await take(transaction, fresh, due(now), lease, now))]);
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

/** Ends all leases, whoever held them: for the process that has just begun to post, alone. */
export async function endLeases(db: Database): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ lease: null, lease_until: null })
    .where('lease', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function abandonedIds(db: Database, now: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select delivery.id from delivery join subscription on subscription.id = delivery.subscription_id
    where ${abandoned(now)} and pause is null and removed_at is null
    order by position limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * In the order of an index, so that it reads few more rows than it returns, however many are due. The `+ 0` keeps SQLite
 * from looking for the older ones of a subscription among all that is due.
 */
async function dueIds(db: Database, now: number, limit: number): Promise<string[]> {
  if (limit < 1) return [];
  const { rows } = await sql<{ id: string }>`
    select delivery.id from delivery join subscription on subscription.id = delivery.subscription_id
    where ${due(now)} and pause is null and removed_at is null
      and not exists (
        select 1 from delivery other where other.channel_id = delivery.channel_id and other.state = 'sending'
          and other.lease_until > ${now} and other.lease_until <= ${now + LEASE})
      and not exists (
        select 1 from delivery older where older.subscription_id = delivery.subscription_id
          and older.state = 'waiting' and older.next_at + 0 <= ${now} and older.position < delivery.position)
    order by next_at, position limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Takes those of the rows that are still as `condition` wants them. */
async function take(
  db: Database,
  ids: readonly string[],
  condition: RawBuilder<boolean>,
  lease: string,
  now: number,
): Promise<string[]> {
  if (!ids.length) return [];
  const taken = await db
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
    .where(condition)
    .returning('id')
    .execute();
  return taken.map(({ id }) => id);
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
      guildId: delivery.guild_id,
      channelId: delivery.message_channel_id ?? delivery.channel_id,
      messageId: delivery.message_id ?? '',
      inForum: delivery.message_channel_id !== null && delivery.message_channel_id !== delivery.channel_id,
      missed: delivery.missed,
      ...(roleId !== undefined && { roleId }),
    }));
  });
}

type KnownBriefing = Pick<Claim, 'briefing' | 'revision'>;

const claim = (delivery: DeliveryRow, known: KnownBriefing, lease: string): Claim => ({
  deliveryId: delivery.id,
  lease,
  leaseUntil: delivery.lease_until ?? 0,
  attempts: delivery.attempts - 1,
  ...(delivery.note !== null && { note: delivery.note }),
  ...known,
});

async function joined(db: Database, ids: readonly string[]) {
  if (!ids.length) return [];
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
  return new Map<string, KnownBriefing>(
    rows.map(({ id, content, revision }) => [
      id,
      // Written by the ledger from a Briefing.
      { briefing: JSON.parse(content) as Briefing, revision },
    ]),
  );
}

async function subscriptionsOf(db: Database, deliveries: readonly DeliveryRow[]) {
  const ids = [...new Set(deliveries.map((row) => row.subscription_id))];
  const rows = await db.selectFrom('subscription').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
