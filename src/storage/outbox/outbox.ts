import { sql } from 'kysely';
import { deliveryId } from '../../delivery/delivery-id.ts';
import type { Outbox } from '../../delivery/outbox.ts';
import { CATCH_UP } from '../../delivery/plan.ts';
import { momentOf, setFact } from '../facts.ts';
import { skipOverdue } from '../overdue.ts';
import type { Database, Locks } from '../tables.ts';
import { claimFollowUps } from './claim-follow-ups.ts';
import { claimPosts } from './claim-posts.ts';
import { endLeases, inForum } from './claimed.ts';
import { doubtOf } from './doubt.ts';
import { ledger } from './ledger.ts';
import { putBack } from './put-back.ts';
import { settle } from './settle.ts';

/** A clock that goes back by more than so many ms was not merely set right. */
const PUT_BACK = 2 * 60_000;

/** The outbox, kept in a database. `newLease` returns a string that was never used before. */
export function createOutbox(db: Database, newLease: () => string, locks: Locks): Outbox {
  return {
    record: (work) =>
      db.transaction().execute(async (transaction) => {
        await locks.alone(transaction, 'record');
        return work(ledger(transaction));
      }),
    claim: (now, limit) => claimPosts(db, newLease, now, limit),
    claimFollowUps: (now, limit) => claimFollowUps(db, newLease, now, limit),
    endLeases: () => endLeases(db),
    settle: (claim, settlement, now) => settle(db, locks, claim, settlement, now),
    nextDue: (now) => nextDue(db, now),
    skipOverdue: (now, cap) => db.transaction().execute((transaction) => skipOverdue(transaction, now, cap)),
    postNow: (briefingId, subscriptionId, now) => postNow(db, briefingId, subscriptionId, now),
    async recordedAt() {
      const rows = await db.selectFrom('briefing').select(['id', 'recorded_at']).execute();
      return new Map(rows.map(({ id, recorded_at }) => [id, recorded_at]));
    },
    beat: (now) =>
      db.transaction().execute(async (transaction) => {
        const before = await momentOf(transaction, 'alive_at');
        if (before !== undefined && now - before > CATCH_UP)
          await setFact(transaction, 'returned_at', String(now));
        if (before !== undefined && before - now > PUT_BACK) await putBack(transaction, now, before - now);
        await setFact(transaction, 'alive_at', String(now));
      }),
    counts: () => counts(db),
  };
}

/** After years, nearly all rows are posted. SQLite counts a whole table at once, but the rows with one value one by one. */
async function counts(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from delivery where state < 'posted' group by state
    union all select state, count(*) from delivery where state > 'posted' group by state
    union all select 'all', (select count(*) from delivery)`.execute(db);
  const { all = 0, ...others } = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  const posted = Object.values(others).reduce((rest, count) => rest - count, all);
  return { ...others, ...(posted && { posted }) };
}

async function nextDue(db: Database, now: number): Promise<number | undefined> {
  const { rows } = await sql<{ at: number | null }>`
    select min(at) as at from (
      select min(next_at) as at from delivery join subscription on subscription.id = subscription_id
        where state = 'waiting' and subscription.pause is null and removed_at is null
      union all select min(lease_until) from delivery where lease_until > ${now}
      union all select min(next_at) from delivery join subscription on subscription.id = subscription_id
        where state = 'sending' and lease is null and subscription.pause is null and removed_at is null
      union all select min(edit_at) from delivery where edit_at is not null and lease is null
      union all select min(publish_at) from delivery where publish_at is not null and lease is null
    ) as due`.execute(db);
  return rows[0]?.at ?? undefined;
}

async function postNow(
  db: Database,
  briefingId: string,
  subscriptionId: string,
  now: number,
): Promise<'queued' | 'already' | 'unknown'> {
  return db.transaction().execute(async (transaction) => {
    const there = await transaction
      .selectFrom('delivery')
      .select('state')
      .where('briefing_id', '=', briefingId)
      .where('subscription_id', '=', subscriptionId)
      .executeTakeFirst();
    if (there?.state === 'posted') return 'already';
    // It may stand in the channel, although this database, restored from a copy, does not know of it.
    const unsureSince = await doubtOf(transaction, now);
    if (there) {
      await transaction
        .updateTable('delivery')
        .set({
          state: 'waiting',
          due_at: now,
          ...(unsureSince !== undefined && {
            unsure_since: sql<number>`coalesce(unsure_since, ${unsureSince})`,
          }),
          // What may still arrive in a forum is waited for, however urgently somebody wants it.
          next_at: sql<number>`case when unsure_since is not null and ${inForum} then next_at else ${now} end`,
        })
        .where('briefing_id', '=', briefingId)
        .where('subscription_id', '=', subscriptionId)
        // Nor one that was posted since it was looked up.
        .where('state', 'not in', ['sending', 'posted'])
        .execute();
      return 'queued';
    }
    const subscription = await transaction
      .selectFrom('subscription')
      .select(['guild_id', 'channel_id'])
      .where('id', '=', subscriptionId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    const briefing = await transaction
      .selectFrom('briefing')
      .select('id')
      .where('id', '=', briefingId)
      .where('retracted', '=', 0)
      .where('removed', '=', 0)
      .executeTakeFirst();
    if (!subscription || !briefing) return 'unknown';
    await ledger(transaction).addDeliveries(
      [
        {
          id: deliveryId(briefingId, subscriptionId),
          briefingId,
          subscriptionId,
          guildId: subscription.guild_id,
          channelId: subscription.channel_id,
          state: 'waiting',
          dueAt: now,
          missed: 0,
        },
      ],
      unsureSince,
    );
    return 'queued';
  });
}
