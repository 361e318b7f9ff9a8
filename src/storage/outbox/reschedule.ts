import { sql } from 'kysely';
import type { Briefing } from '../../briefings/briefing.ts';
import { wants } from '../../subscriptions/topics.ts';
import { fromRow } from '../subscriptions/subscription-row.ts';
import type { Database } from '../tables.ts';

/** The note of a delivery that is about none of the topics of its subscription any more. */
const UNWANTED = 'about none of the topics chosen since';

/** See `Outbox.reschedule`; within a transaction. */
export async function reschedule(db: Database, subscriptionId: string, dueAt: number): Promise<void> {
  await leaveOutUnwanted(db, subscriptionId);
  await db
    .updateTable('delivery')
    .set({
      next_at: dueAt,
      // How long it has been overdue does not begin anew.
      due_at: sql<number>`case when due_at < ${dueAt} then due_at else ${dueAt} end`,
    })
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'waiting')
    .where('unsure_since', 'is', null)
    .execute();
}

async function leaveOutUnwanted(db: Database, subscriptionId: string): Promise<void> {
  const row = await db
    .selectFrom('subscription')
    .selectAll()
    .where('id', '=', subscriptionId)
    .executeTakeFirst();
  if (!row) return;
  const subscription = fromRow(row);
  const chosen = await db
    .selectFrom('delivery')
    .innerJoin('briefing', 'briefing.id', 'briefing_id')
    .select(['delivery.id', 'content', 'state'])
    .where('subscription_id', '=', subscriptionId)
    .where('unsure_since', 'is', null)
    .where((one) => one.or([one('state', '=', 'waiting'), one.and({ state: 'skipped', note: UNWANTED })]))
    .execute();
  for (const { id, content, state } of chosen) {
    // Written by the ledger from a Briefing.
    const wanted = wants(subscription, JSON.parse(content) as Briefing);
    if (wanted === (state === 'waiting')) continue;
    await db
      .updateTable('delivery')
      .set(wanted ? { state: 'waiting', note: null } : { state: 'skipped', note: UNWANTED })
      .where('id', '=', id)
      .where('state', '=', state)
      .execute();
  }
}
