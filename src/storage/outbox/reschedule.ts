import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Briefing } from '../../briefings/briefing.ts';
import { CATCH_UP } from '../../delivery/plan.ts';
import { nextPost } from '../../subscriptions/schedule.ts';
import type { Subscription } from '../../subscriptions/subscription.ts';
import { wants } from '../../subscriptions/topics.ts';
import type { Database } from '../tables.ts';
import { CANCELLED, UNWANTED } from './unposted.ts';

/**
 * Reschedules what waits for a subscription, and surely was not posted, after a change: see
 * `SubscriptionStore.subscribe`. Within the transaction of the change, so that nothing is posted under the old settings
 * in between.
 */
export async function reschedule(
  db: Database,
  before: Subscription,
  after: Subscription,
  now: number,
): Promise<void> {
  const dueAt = nextPost(after, now);
  if (!isDeepStrictEqual(before.topics, after.topics)) await chooseAgain(db, after, dueAt, now - CATCH_UP);
  // If the time stays, what is overdue is not put off to the next day.
  if (before.time === after.time && before.timeZone === after.timeZone) return;
  await db
    .updateTable('delivery')
    .set({
      next_at: dueAt,
      // How long it has been overdue keeps counting.
      due_at: sql<number>`case when due_at < ${dueAt} then due_at else ${dueAt} end`,
    })
    .where('subscription_id', '=', after.id)
    // What was taken back may come back.
    .where('state', 'in', ['waiting', CANCELLED.state])
    .where('unsure_since', 'is', null)
    .execute();
}

/** What was due before `tooOld` does not come back: months later it would be posted as news. */
async function chooseAgain(
  db: Database,
  subscription: Subscription,
  dueAt: number,
  tooOld: number,
): Promise<void> {
  const chosen = await db
    .selectFrom('delivery')
    .innerJoin('briefing', 'briefing.id', 'briefing_id')
    .select(['delivery.id', 'content', 'removed', 'state'])
    .where('subscription_id', '=', subscription.id)
    .where('unsure_since', 'is', null)
    .where((one) => one.or([one('state', '=', 'waiting'), one.and(UNWANTED).and('due_at', '>=', tooOld)]))
    .execute();
  for (const { id, content, removed, state } of chosen) {
    // Written by the ledger from a Briefing.
    const briefing = JSON.parse(content) as Briefing;
    const wanted = wants(subscription, briefing);
    if (wanted === (state === 'waiting')) continue;
    const takenBack = briefing.retracted || removed;
    const back = takenBack ? CANCELLED : ({ state: 'waiting', note: null, next_at: dueAt } as const);
    await db
      .updateTable('delivery')
      .set(wanted ? back : UNWANTED)
      .where('id', '=', id)
      .where('state', '=', state)
      .execute();
  }
}
