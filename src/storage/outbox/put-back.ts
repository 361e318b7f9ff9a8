import { sql } from 'kysely';
import { LATE } from '../../delivery/outbox.ts';
import { nextPost } from '../../subscriptions/schedule.ts';
import { fromRow } from '../subscriptions/subscription-row.ts';
import type { Database } from '../tables.ts';
import { CANCELLED } from './unposted.ts';

/** What waits, and what was taken back and may come back. */
const TO_COME = ['waiting', CANCELLED.state] as const;

/**
 * Adjusts to a clock that was put back by `by` ms: what is due moves to the new time, and what may have been posted is
 * looked for from when that really was. A wait that Discord asked for before may end too early. Within a transaction.
 */
export async function putBack(db: Database, now: number, by: number): Promise<void> {
  await sql`update delivery set unsure_since = unsure_since - ${by} where unsure_since > ${now}`.execute(db);
  const subscriptions = await db
    .selectFrom('subscription')
    .selectAll()
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('delivery')
          .select('delivery.id')
          .whereRef('subscription_id', '=', 'subscription.id')
          .where('state', 'in', TO_COME)
          .where('due_at', '>', now),
      ),
    )
    .execute();
  for (const row of subscriptions) {
    const at = nextPost(fromRow(row), now);
    await db
      .updateTable('delivery')
      .set({ due_at: at, next_at: at })
      .where('subscription_id', '=', row.id)
      .where('state', 'in', TO_COME)
      .where('unsure_since', 'is', null)
      .where('due_at', '>', at)
      .execute();
  }
  await sql`update delivery set next_at = ${now + LATE} where state in (${sql.join(TO_COME)}) and next_at > ${now + LATE}
    and (due_at <= ${now} or unsure_since is not null)`.execute(db);
  await sql`update delivery set edit_at = ${now} where edit_at > ${now}`.execute(db);
  await sql`update delivery set publish_at = ${now} where publish_at > ${now}`.execute(db);
  await sql`update delivery set posted_at = posted_at - ${by} where posted_at > ${now}`.execute(db);
  await sql`update briefing set recorded_at = recorded_at - ${by} where recorded_at > ${now}`.execute(db);
  await sql`update feed set first_seen_at = ${now} where first_seen_at > ${now}`.execute(db);
  await sql`update subscription set removed_at = ${now} where removed_at > ${now}`.execute(db);
}
