import { type RawBuilder, sql } from 'kysely';
import type { PostJob } from '../../delivery/delivery.ts';
import { LATE, LEASE } from '../../delivery/outbox.ts';
import { fromRow } from '../subscriptions/subscription-row.ts';
import type { Database } from '../tables.ts';
import { claim, free, inForum, subscriptionsOf, withBriefings } from './claimed.ts';

const due = (now: number) => sql<boolean>`(state = 'waiting' and next_at <= ${now})`;
/** Abandoned by whoever claimed it. A `next_at` further off than any claim sets it is from before the clock was put back. */
const abandoned = (now: number) => sql<boolean>`(state = 'sending' and ${free(now)}
  and (next_at <= ${now} or next_at > ${now + LEASE + LATE}))`;

/**
 * Claims due posts: at most one for each channel and `limit` in all. Those whose lease ran out come first, then the
 * longest due.
 */
export async function claimPosts(
  db: Database,
  newLease: () => string,
  now: number,
  limit: number,
): Promise<PostJob[]> {
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
    // When this is the first claim, the claim itself has just set it.
    ...(delivery.unsure_since !== null &&
      delivery.unsure_since !== now && { unsureSince: delivery.unsure_since }),
  }));
}

async function abandonedIds(db: Database, now: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select delivery.id from delivery join subscription on subscription.id = delivery.subscription_id
    where ${abandoned(now)} and pause is null and removed_at is null
    order by position limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Follows the order of an index, so that it reads few more rows than it returns, however many are due. The `+ 0` keeps
 * SQLite from looking for a subscription's older rows among everything that is due.
 */
async function dueIds(db: Database, now: number, limit: number): Promise<string[]> {
  if (limit < 1) return [];
  const { rows } = await sql<{ id: string }>`
    select delivery.id from delivery join subscription on subscription.id = delivery.subscription_id
    where ${due(now)} and pause is null and removed_at is null
      and not exists (
        select 1 from delivery other where other.channel_id = subscription.channel_id and other.state = 'sending'
          and other.lease_until > ${now} and other.lease_until <= ${now + LEASE})
      and not exists (
        select 1 from delivery older where older.subscription_id = subscription.id
          and older.state = 'waiting' and older.next_at + 0 <= ${now} and older.position < delivery.position)
    order by next_at, position limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Takes those of the rows that still meet `condition`. */
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
      // If this process dies, what it sent to a forum may still arrive. Nobody looks for it before it must have.
      next_at: sql<number>`case when ${inForum} then ${now + LEASE + LATE} else next_at end`,
      // From here on the message may have been posted. A settlement that knows better takes this back.
      unsure_since: sql<number>`coalesce(unsure_since, ${now})`,
      attempts: (row) => row('attempts', '+', 1),
    })
    .where('id', 'in', ids)
    .where(condition)
    .returning('id')
    .execute();
  return taken.map(({ id }) => id);
}

async function joined(db: Database, ids: readonly string[]) {
  const rows = await withBriefings(db, ids);
  const subscriptions = await subscriptionsOf(
    db,
    rows.map(({ delivery }) => delivery),
  );
  return rows.flatMap((row) => {
    const subscription = subscriptions.get(row.delivery.subscription_id);
    return subscription ? [{ ...row, subscription }] : [];
  });
}
