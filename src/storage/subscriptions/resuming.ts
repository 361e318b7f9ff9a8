import { CATCH_UP } from '../../delivery/plan.ts';
import { skipOverdue } from '../overdue.ts';
import type { Database } from '../tables.ts';
import { withoutPause } from './subscription-row.ts';

/** See `SubscriptionStore.resume`. Within a transaction, so that nothing overdue is posted before it is left out. */
export async function resume(
  db: Database,
  id: string,
  now: number,
  has: 'pause' | 'probe_at' = 'pause',
): Promise<boolean> {
  const row = await db
    .updateTable('subscription')
    .set({ pause: null, probe_at: null })
    .where('id', '=', id)
    .where(has, 'is not', null)
    .returning('before')
    .executeTakeFirst();
  if (!row) return false;
  // An `undo` of an earlier change would pause again what was resumed since.
  if (row.before !== null)
    await db
      .updateTable('subscription')
      .set({ before: withoutPause(row.before) })
      .where('id', '=', id)
      .execute();
  await skipOverdue(db, now, CATCH_UP, id);
  return true;
}

/** See `SubscriptionStore.guildReturned`. Within a transaction. */
export async function guildReturned(db: Database, guildId: string, now: number): Promise<number> {
  const rows = await db
    .updateTable('subscription')
    .set({ removed_at: null, removed_why: null })
    .where('guild_id', '=', guildId)
    .where('removed_why', '=', 'guild-left')
    .returning('id')
    .execute();
  for (const { id } of rows) await skipOverdue(db, now, CATCH_UP, id);
  return rows.length;
}
