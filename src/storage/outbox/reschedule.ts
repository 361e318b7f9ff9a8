import { sql } from 'kysely';
import type { Briefing } from '../../briefings/briefing.ts';
import { CATCH_UP } from '../../delivery/plan.ts';
import { wants } from '../../subscriptions/topics.ts';
import { fromRow } from '../subscriptions/subscription-row.ts';
import type { Database } from '../tables.ts';
import { RETRACTED } from './settle.ts';

/** The note of a delivery that is about none of the topics of its subscription any more. */
const UNWANTED = 'about none of the topics chosen since';

/** See `Outbox.reschedule`; within a transaction. */
export async function reschedule(db: Database, subscriptionId: string, dueAt: number): Promise<void> {
  await leaveOutUnwanted(db, subscriptionId, dueAt - CATCH_UP);
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

/** What was due before `tooOld` does not come back: months later it would be posted as news. */
async function leaveOutUnwanted(db: Database, subscriptionId: string, tooOld: number): Promise<void> {
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
    .where((one) =>
      one.or([
        one('state', '=', 'waiting'),
        one.and({ state: 'skipped', note: UNWANTED }).and('due_at', '>=', tooOld),
      ]),
    )
    .execute();
  for (const { id, content, state } of chosen) {
    // Written by the ledger from a Briefing.
    const briefing = JSON.parse(content) as Briefing;
    const wanted = wants(subscription, briefing);
    if (wanted === (state === 'waiting')) continue;
    const back = briefing.retracted
      ? ({ state: 'cancelled', note: RETRACTED } as const)
      : ({ state: 'waiting', note: null } as const);
    await db
      .updateTable('delivery')
      .set(wanted ? back : { state: 'skipped', note: UNWANTED })
      .where('id', '=', id)
      .where('state', '=', state)
      .execute();
  }
}
