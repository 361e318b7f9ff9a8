import type { Briefing } from '../briefings/briefing.ts';
import type { FeedMemory } from '../intake/feeds/feed-memory.ts';
import type { Database } from './tables.ts';

/** What is remembered about feeds, kept in a database. */
export function feedMemory(db: Database): FeedMemory {
  return {
    async validators(address) {
      const row = await db
        .selectFrom('feed')
        .select(['etag', 'last_modified'])
        .where('address', '=', address)
        .executeTakeFirst();
      return (
        row && {
          ...(row.etag !== null && { etag: row.etag }),
          ...(row.last_modified !== null && { lastModified: row.last_modified }),
        }
      );
    },
    async firstSeen(address) {
      const row = await db
        .selectFrom('feed')
        .select('first_seen_at')
        .where('address', '=', address)
        .executeTakeFirst();
      return row?.first_seen_at ?? undefined;
    },
    async items(address) {
      const rows = await db
        .selectFrom('feed_item')
        .select(['key', 'archived', 'content'])
        .where('address', '=', address)
        .orderBy('key')
        .execute();
      return rows.map(({ key, archived, content }) => ({
        key,
        archived: archived === 1,
        // Only `save` writes this column, and only briefings or null.
        briefing: (JSON.parse(content) as Briefing | null) ?? undefined,
      }));
    },
    save: (address, { etag = null, lastModified = null }, items, now) =>
      db.transaction().execute(async (transaction) => {
        const state = { etag, last_modified: lastModified };
        await transaction
          .insertInto('feed')
          .values({ address, ...state, first_seen_at: now })
          .onConflict((conflict) => conflict.column('address').doUpdateSet(state))
          .execute();
        for (const { key, archived, briefing } of items) {
          const content = JSON.stringify(briefing ?? null);
          await transaction
            .insertInto('feed_item')
            .values({ address, key, archived: archived ? 1 : 0, content })
            .onConflict((conflict) => conflict.columns(['address', 'key']).doUpdateSet({ content }))
            .execute();
        }
      }),
  };
}
