import type { Database } from './tables.ts';

/** Deletes whatever is subscribed, waits or was posted in these servers, as if the bot had never been there. Briefings stay. */
export async function forgetServers(db: Database, guildIds: readonly string[]): Promise<void> {
  if (guildIds.length === 0) return;
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('delivery').where('guild_id', 'in', guildIds).execute();
    await transaction.deleteFrom('subscription').where('guild_id', 'in', guildIds).execute();
  });
}
