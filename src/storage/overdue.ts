import { type RawBuilder, sql } from 'kysely';
import { TOO_OLD } from './outbox/unposted.ts';
import type { Database } from './tables.ts';

/** How many paused deliveries are looked at in one go. All of several years would keep readers waiting. */
const PAUSED_AT_ONCE = 200;

/**
 * Skips what is overdue by more than `cap` ms, except the latest of each subscription, or only of the subscription
 * `only`. The latest counts the others. Of paused subscriptions each call takes some, so that what waits for them does
 * not grow without end. Returns how many it skipped. Within a transaction.
 */
export async function skipOverdue(db: Database, now: number, cap: number, only?: string): Promise<number> {
  const overdue = (which: RawBuilder<unknown>) => overdueOf(db, now - cap, which);
  const rows =
    only === undefined
      ? [
          ...(await overdue(sql`subscription.pause is null`)),
          ...(await overdue(sql`subscription.pause is not null limit ${PAUSED_AT_ONCE}`)),
        ]
      : await overdue(sql`subscription.pause is null and subscription.id = ${only}`);
  let skipped = 0;
  for (const { id, subscription_id, missed } of rows) {
    const { numUpdatedRows } = await db
      .updateTable('delivery')
      .set(TOO_OLD)
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) continue;
    skipped++;
    await sql`update delivery set missed = missed + 1 + ${missed} where id = (
      select id from delivery where subscription_id = ${subscription_id} and state = 'waiting'
      order by position desc limit 1)`.execute(db);
  }
  return skipped;
}

/** What waits since before `dueBefore`, surely was not posted, and has a later one behind it. */
async function overdueOf(db: Database, dueBefore: number, which: RawBuilder<unknown>) {
  const { rows } = await sql<{ id: string; subscription_id: string; missed: number }>`
    select delivery.id, delivery.subscription_id, delivery.missed from delivery
    join subscription on subscription.id = delivery.subscription_id
    where state = 'waiting' and due_at < ${dueBefore} and unsure_since is null and removed_at is null
      and exists (select 1 from delivery later where later.subscription_id = subscription.id
        and later.state = 'waiting' and later.position > delivery.position)
      and ${which}`.execute(db);
  return rows;
}
