import type { SubscriptionStore } from '../../subscriptions/store.ts';
import { type Pause, PROBE_EVERY } from '../../subscriptions/subscription.ts';
import type { Database, Locks } from '../tables.ts';
import { remove, servers, sweep } from './ending.ts';
import { living } from './living.ts';
import { guildReturned, resume } from './resuming.ts';
import { standings } from './standings.ts';
import { setCrosspost, subscribe, undo, unsubscribe } from './subscription-changes.ts';
import { fromRow } from './subscription-row.ts';

/** The subscriptions, kept in a database. */
export function subscriptionStore(db: Database, { alone }: Locks): SubscriptionStore {
  /** Two people may change the same channel at once, in two processes. */
  const changing = <T>(channelId: string, change: (transaction: Database) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (transaction) => {
      await alone(transaction, `channel ${channelId}`);
      return change(transaction);
    });
  const livingRows = () => db.selectFrom('subscription').selectAll().where('removed_at', 'is', null);
  return {
    subscribe: (channel, wish, changeId, now) =>
      changing(channel.channelId, (transaction) => subscribe(transaction, channel, wish, changeId, now)),
    undo: (channelId, changeId, now) =>
      changing(channelId, (transaction) => undo(transaction, channelId, changeId, now)),
    unsubscribe: (channelId, changeId, now) =>
      changing(channelId, (transaction) => unsubscribe(transaction, channelId, changeId, now)),
    setCrosspost: (channelId, crosspost) =>
      changing(channelId, (transaction) => setCrosspost(transaction, channelId, crosspost)),
    async inChannel(channelId) {
      const row = await livingRows().where('channel_id', '=', channelId).executeTakeFirst();
      return row && fromRow(row);
    },
    ofGuild: (guildId) => living(db, guildId),
    inGuild: (guildId) => standings(db, guildId),
    all: () => living(db),
    servers: () => servers(db),
    async counts() {
      const row = await db
        .selectFrom('subscription')
        .where('removed_at', 'is', null)
        .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('pause').as('paused')])
        .executeTakeFirstOrThrow();
      return { working: row.all - row.paused, paused: row.paused };
    },
    pause: (id, pause, now) => pauseSubscription(db, id, pause, now),
    resume: (id, now) => db.transaction().execute((transaction) => resume(transaction, id, now)),
    // What a person paused is never probed, so it has no time for that.
    resumeTried: (id, now) =>
      db.transaction().execute((transaction) => resume(transaction, id, now, 'probe_at')),
    async takeProbes(now, limit) {
      const due = livingRows()
        .clearSelect()
        .select('id')
        // Further off than a day only after the clock was put back.
        .where((row) => row.or([row('probe_at', '<=', now), row('probe_at', '>', now + PROBE_EVERY)]))
        .orderBy('probe_at')
        .limit(limit);
      const rows = await db
        .updateTable('subscription')
        .set({ probe_at: now + PROBE_EVERY })
        .where('id', 'in', due)
        // If a person pauses it meanwhile, it is not to be probed any more.
        .where('probe_at', 'is not', null)
        .returningAll()
        .execute();
      return rows.map(fromRow);
    },
    async pausedIn(guildId) {
      const rows = await livingRows()
        .where('guild_id', '=', guildId)
        .where('probe_at', 'is not', null)
        .execute();
      return rows.map(fromRow);
    },
    remove: (where, why, now) =>
      db.transaction().execute((transaction) => remove(transaction, where, why, now)),
    guildReturned: (guildId, now) =>
      db.transaction().execute((transaction) => guildReturned(transaction, guildId, now)),
    sweep: (now) => db.transaction().execute((transaction) => sweep(transaction, now)),
  };
}

/** Pauses a subscription, unless it is paused already. Resolves with `true` when this call did it. */
export async function pauseSubscription(
  db: Database,
  id: string,
  pause: Pause,
  now: number,
): Promise<boolean> {
  const { code, reason, mend, until = Number.POSITIVE_INFINITY } = pause;
  const { numUpdatedRows } = await db
    .updateTable('subscription')
    .set({
      pause: JSON.stringify({ code, reason, mend, at: now }),
      probe_at: code === 'asked' ? null : Math.min(now + PROBE_EVERY, until),
    })
    .where('id', '=', id)
    // A person's wish counts more than what Discord says, also when it comes second.
    .where((row) =>
      code === 'asked'
        ? row.or([row('pause', 'is', null), row('probe_at', 'is not', null)])
        : row('pause', 'is', null),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
