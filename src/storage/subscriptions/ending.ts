import { sql } from 'kysely';
import { GRACE, type RemovalReason } from '../../subscriptions/subscription.ts';
import { forgetServers } from '../forget.ts';
import type { Database } from '../tables.ts';

/** See `SubscriptionStore.remove`. Within a transaction. */
export async function remove(
  db: Database,
  where: { guildId: string } | { channelId: string },
  why: RemovalReason,
  now: number,
): Promise<number> {
  const isIn = sql<boolean>`${
    'guildId' in where ? sql`guild_id = ${where.guildId}` : sql`channel_id = ${where.channelId}`
  }`;
  const { numUpdatedRows } = await db
    .updateTable('subscription')
    .set({ removed_at: now, removed_why: why })
    .where('removed_at', 'is', null)
    .where(isIn)
    .executeTakeFirst();
  if ('guildId' in where && !(await mayReturn(db, where.guildId))) await forgetServers(db, [where.guildId]);
  return Number(numUpdatedRows);
}

/** Whether there is anything to put back if the bot is invited to a server again. */
async function mayReturn(db: Database, guildId: string): Promise<boolean> {
  const row = await db
    .selectFrom('subscription')
    .select('id')
    .where('guild_id', '=', guildId)
    .where('removed_why', '=', 'guild-left')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** See `SubscriptionStore.sweep`. Within a transaction. */
export async function sweep(db: Database, now: number): Promise<number> {
  const gone = await db
    .deleteFrom('subscription')
    .where('removed_at', '<', now - GRACE)
    .returning(['id', 'guild_id', 'channel_id', 'removed_why'])
    .execute();
  for (let at = 0; at < gone.length; at += 500) {
    const some = gone.slice(at, at + 500);
    const of = (why: RemovalReason) => some.filter(({ removed_why }) => removed_why === why);
    const ids = some.map(({ id }) => id);
    await db
      .deleteFrom('delivery')
      .where('subscription_id', 'in', ids)
      .where('state', 'in', ['waiting', 'sending'])
      .execute();
    // Posts in a channel that still exists can still be corrected.
    const channels = of('channel-deleted').map(({ channel_id }) => channel_id);
    if (channels.length) await db.deleteFrom('delivery').where('channel_id', 'in', channels).execute();
    await forgetServers(db, [...new Set(of('guild-left').map(({ guild_id }) => guild_id))]);
  }
  return gone.length;
}

/** See `SubscriptionStore.servers`. Of the posts it reads one row for each server, however many there are. */
export async function servers(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive posted_in(id) as (
      select min(guild_id) from delivery
      union all select (select min(guild_id) from delivery where guild_id > posted_in.id) from posted_in
        where posted_in.id is not null)
    select id from posted_in where id is not null union select guild_id from subscription`.execute(db);
  return rows.map(({ id }) => id);
}
