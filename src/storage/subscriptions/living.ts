import type { Subscription } from '../../subscriptions/subscription.ts';
import type { Database } from '../tables.ts';
import { fromRow } from './subscription-row.ts';

/** The subscriptions that have not ended, of one server or of all, in the order they were made. */
export async function living(db: Database, guildId?: string): Promise<Subscription[]> {
  const all = db.selectFrom('subscription').selectAll().where('removed_at', 'is', null);
  const some = guildId === undefined ? all : all.where('guild_id', '=', guildId);
  const rows = await some.orderBy('created_at').orderBy('id').execute();
  return rows.map(fromRow);
}
