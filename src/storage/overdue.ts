import { sql } from 'kysely';
import type { Database } from './tables.ts';

/**
 * Of what is overdue by more than `cap` ms leaves the latest of each subscription that works, or of `only` that one, and
 * counts the others in it; returns how many it skipped. Within a transaction.
 */
export async function skipOverdue(db: Database, now: number, cap: number, only?: string): Promise<number> {
  const { rows } = await sql<{ id: string; subscription_id: string }>`
    select delivery.id, delivery.subscription_id from delivery
    join subscription on subscription.id = delivery.subscription_id
    where state = 'waiting' and due_at < ${now - cap} and unsure_since is null
      and subscription.pause is null and removed_at is null
      ${only === undefined ? sql`` : sql`and subscription.id = ${only}`}
      and exists (select 1 from delivery later where later.subscription_id = delivery.subscription_id
        and later.state = 'waiting' and later.position > delivery.position)`.execute(db);
  let skipped = 0;
  for (const { id, subscription_id } of rows) {
    const { numUpdatedRows } = await db
      .updateTable('delivery')
      .set({ state: 'skipped', note: 'too old: only the latest was posted' })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) continue;
    skipped++;
    await sql`update delivery set missed = missed + 1 where id = (
      select id from delivery where subscription_id = ${subscription_id} and state = 'waiting'
      order by position desc limit 1)`.execute(db);
  }
  return skipped;
}
