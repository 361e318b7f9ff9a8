import { sql } from 'kysely';
import type { Briefing } from '../../briefings/briefing.ts';
import { CATCH_UP } from '../../delivery/plan.ts';
import { wants } from '../../subscriptions/topics.ts';
import { topicsIn } from '../subscriptions/subscription-row.ts';
import type { Database } from '../tables.ts';
import { CANCELLED, TOO_OLD, UNWANTED } from './unposted.ts';

/** Rows named by one statement: far below SQLite's and Postgres's limits on parameters. */
const CHUNK = 500;

/** See `Ledger.revive`. Within a transaction. */
export async function revive(
  db: Database,
  briefing: Briefing,
  now: number,
  unsureSince?: number,
): Promise<void> {
  const cancelled = () =>
    db.updateTable('delivery').where('briefing_id', '=', briefing.id).where('state', '=', CANCELLED.state);
  // Other topics may have been chosen since, also for a subscription that ended and can be put back.
  const all = await db.selectFrom('subscription').select(['id', 'topics']).execute();
  const unwanting = all.filter((one) => !wants({ topics: topicsIn(one) }, briefing)).map(({ id }) => id);
  for (let at = 0; at < unwanting.length; at += CHUNK)
    await cancelled()
      .set(UNWANTED)
      .where('subscription_id', 'in', unwanting.slice(at, at + CHUNK))
      .execute();
  // Months later it would be posted as news.
  await cancelled()
    .set(TOO_OLD)
    .where('due_at', '<', now - CATCH_UP)
    .where(
      sql<boolean>`exists (select 1 from delivery later
        where later.subscription_id = delivery.subscription_id and later.position > delivery.position)`,
    )
    .execute();
  await cancelled()
    .set({ state: 'waiting', note: null, unsure_since: unsureSince ?? null })
    .execute();
}
