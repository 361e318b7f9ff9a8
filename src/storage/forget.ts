import type { Database } from './tables.ts';

/**
 * Deletes what is subscribed, waiting or posted in these servers, as if the bot had never been there. Briefings stay.
 * Within a transaction.
 */
export async function forgetServers(db: Database, guildIds: readonly string[]): Promise<void> {
  if (guildIds.length === 0) return;
  await db.deleteFrom('delivery').where('guild_id', 'in', guildIds).execute();
  await db.deleteFrom('subscription').where('guild_id', 'in', guildIds).execute();
}
