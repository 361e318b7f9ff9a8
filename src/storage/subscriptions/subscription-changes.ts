import { CATCH_UP } from '../../delivery/plan.ts';
import type { Undone } from '../../subscriptions/store.ts';
import type { Subscription, Wish } from '../../subscriptions/subscription.ts';
import { reschedule } from '../outbox/reschedule.ts';
import { skipOverdue } from '../overdue.ts';
import type { Database, SubscriptionRow, SubscriptionValues } from '../tables.ts';
import { beforeOf, fromRow, toRow } from './subscription-row.ts';

const inChannel = (db: Database, channelId: string): Promise<SubscriptionRow | undefined> =>
  db.selectFrom('subscription').selectAll().where('channel_id', '=', channelId).executeTakeFirst();

/** See `SubscriptionStore.subscribe`. Within a transaction that has the channel to itself, like all of these. */
export async function subscribe(
  db: Database,
  { guildId, channelId }: Pick<Wish, 'guildId' | 'channelId'>,
  wish: (before: Subscription | undefined, zoneHere: string | undefined) => Wish,
  changeId: string,
  now: number,
): Promise<{ subscription: Subscription; before?: Subscription }> {
  const row = await inChannel(db, channelId);
  if (row?.change_id === changeId) return withBefore(row);
  const edited = row && row.removed_at === null ? row : undefined;
  // A subscription that ended is not edited but replaced: briefings from before the new one are not for it.
  const subscription: Subscription = {
    ...wish(edited && fromRow(edited), await zoneIn(db, guildId)),
    id: edited?.id ?? newId(channelId, now, row?.id),
    createdAt: edited?.created_at ?? now,
  };
  if (row && !edited) await forget(db, row.id, now);
  const { id, ...values } = {
    ...toRow(subscription, null),
    change_id: changeId,
    before: edited ? JSON.stringify(valuesOf(edited)) : null,
  };
  await db
    .insertInto('subscription')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(values))
    .execute();
  if (!edited) return { subscription };
  const before = fromRow(edited);
  await reschedule(db, before, subscription, now);
  await skipOverdue(db, now, CATCH_UP, id);
  return { subscription, before };
}

/** The zone of a server's first subscription that has a time. */
async function zoneIn(db: Database, guildId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('subscription')
    .select('time_zone')
    .where('guild_id', '=', guildId)
    .where('removed_at', 'is', null)
    .where('time', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.time_zone;
}

/** See `SubscriptionStore.setCrosspost`. */
export async function setCrosspost(
  db: Database,
  channelId: string,
  crosspost: boolean,
): Promise<Subscription | undefined> {
  const row = await db
    .updateTable('subscription')
    .set({ crosspost: crosspost ? 1 : 0 })
    .where('channel_id', '=', channelId)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** See `SubscriptionStore.undo`. */
export async function undo(db: Database, channelId: string, changeId: string, now: number): Promise<Undone> {
  // Stays with the row, so that a second process that is told of the same press gives the same answer.
  const undoneId = `${changeId} undone`;
  const row = await inChannel(db, channelId);
  if (row?.change_id === undoneId)
    return row.removed_at === null ? { kind: 'restored', subscription: fromRow(row) } : { kind: 'ended' };
  if (row?.change_id !== changeId) return { kind: 'too-late' };
  const before = row.before === null ? undefined : takenBack(row, beforeOf(row.before));
  const ending = row.removed_at === null;
  const values = before ?? (ending ? { removed_at: now, removed_why: 'unsubscribed' } : {});
  await db
    .updateTable('subscription')
    .set({ ...values, change_id: undoneId, before: null })
    .where('id', '=', row.id)
    .execute();
  if (!before || before.removed_at !== null) return { kind: 'ended' };
  const subscription = fromRow(before);
  await reschedule(db, fromRow(row), subscription, now);
  await skipOverdue(db, now, CATCH_UP, row.id);
  return { kind: 'restored', subscription };
}

/** Sets what the change had set back to what it was. What others paused, published to followers or ended since stays so. */
function takenBack(row: SubscriptionRow, before: SubscriptionValues): SubscriptionValues {
  const { crosspost, pause, probe_at, removed_at, removed_why } = row;
  return {
    ...before,
    crosspost,
    ...(pause !== null && { pause, probe_at }),
    ...(removed_why !== 'unsubscribed' && { removed_at, removed_why }),
  };
}

/** See `SubscriptionStore.unsubscribe`. */
export async function unsubscribe(
  db: Database,
  channelId: string,
  changeId: string,
  now: number,
): Promise<Subscription | undefined> {
  const row = await inChannel(db, channelId);
  if (!row) return undefined;
  if (row.change_id === changeId) return withBefore(row).before;
  if (row.removed_at !== null) return undefined;
  const ended = { removed_at: now, removed_why: 'unsubscribed' };
  await db
    .updateTable('subscription')
    .set({ ...ended, change_id: changeId, before: JSON.stringify(valuesOf(row)) })
    .where('id', '=', row.id)
    .execute();
  return fromRow(row);
}

function withBefore(row: SubscriptionRow): { subscription: Subscription; before?: Subscription } {
  return {
    subscription: fromRow(row),
    ...(row.before !== null && { before: fromRow(beforeOf(row.before)) }),
  };
}

function valuesOf({ change_id: _changeId, before: _before, ...values }: SubscriptionRow): SubscriptionValues {
  return values;
}

/** Whatever may be under way at this moment is left, so that its outcome is written down. */
async function forget(db: Database, id: string, now: number): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('subscription_id', '=', id)
    .where((row) =>
      row.or([
        row('state', '=', 'waiting'),
        row.and([
          row('state', '=', 'sending'),
          row.or([row('lease_until', 'is', null), row('lease_until', '<=', now)]),
        ]),
      ]),
    )
    .execute();
  await db.deleteFrom('subscription').where('id', '=', id).execute();
}

/** Differs from the earlier id, even when both are made in the same millisecond. */
function newId(channelId: string, now: number, taken: string | undefined): string {
  const id = `${channelId}-${now.toString(36)}`;
  return id === taken ? `${id}-` : id;
}
