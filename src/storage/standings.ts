import type { Standing } from '../subscriptions/store.ts';
import { fromRow } from './subscription-row.ts';
import type { Database } from './tables.ts';

/** The living subscriptions of a server with their last post and what waits, in the order they were made. */
export async function standings(db: Database, guildId: string): Promise<Standing[]> {
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const deliveries = db.selectFrom('delivery').where('subscription_id', '=', row.id);
      const last = await deliveries
        .where('state', '=', 'posted')
        .orderBy('posted_at', 'desc')
        .orderBy('position', 'desc')
        .select(['briefing_id', 'channel_id', 'message_id', 'message_channel_id', 'posted_at'])
        .limit(1)
        .executeTakeFirst();
      const { waiting, next } = await deliveries
        .where('state', 'in', ['waiting', 'sending'])
        .select((query) => [query.fn.countAll<number>().as('waiting'), query.fn.min('next_at').as('next')])
        .executeTakeFirstOrThrow();
      return {
        subscription: fromRow(row),
        ...(last && {
          lastPost: {
            briefingId: last.briefing_id,
            channelId: last.message_channel_id ?? last.channel_id,
            ...(last.message_id !== null && { messageId: last.message_id }),
            at: last.posted_at ?? 0,
          },
        }),
        waiting,
        // SQL's MIN of no rows is null, which Kysely's type leaves out.
        ...((next as number | null) !== null && { nextDue: next }),
      };
    }),
  );
}
