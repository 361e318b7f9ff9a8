import { setImmediate } from 'node:timers/promises';
import type { Briefing } from '../briefings/briefing.ts';
import type { FeedMemory, KnownItem } from '../intake/feeds/feed-memory.ts';
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
    async itemsSince(address, version) {
      const rows = await db
        .selectFrom('feed_item')
        .select(['key', 'archived', 'content', 'version'])
        .where('address', '=', address)
        .where('version', '>', version)
        .orderBy('key')
        .execute();
      const items: KnownItem[] = [];
      for (const { key, archived, content } of rows) {
        // Only `save` writes this column, and only briefings or null.
        const briefing = (JSON.parse(content) as Briefing | null) ?? undefined;
        items.push({ key, archived: archived === 1, briefing });
        await setImmediate();
      }
      return { items, version: rows.reduce((newest, row) => Math.max(newest, row.version), version) };
    },
    save: (address, { etag = null, lastModified = null }, items, now) =>
      db.transaction().execute(async (transaction) => {
        const state = { etag, last_modified: lastModified };
        // Another process that saves this feed waits here, so that versions are seen in order.
        const { version } = await transaction
          .insertInto('feed')
          .values({ address, ...state, first_seen_at: now, version: 1 })
          .onConflict((conflict) =>
            conflict
              .column('address')
              .doUpdateSet((row) => ({ ...state, version: row('feed.version', '+', 1) })),
          )
          .returning('version')
          .executeTakeFirstOrThrow();
        for (const { key, archived, briefing } of items) {
          const content = JSON.stringify(briefing ?? null);
          await transaction
            .insertInto('feed_item')
            .values({ address, key, archived: archived ? 1 : 0, content, version })
            .onConflict((conflict) => conflict.columns(['address', 'key']).doUpdateSet({ content, version }))
            .execute();
          // Hundreds at once would keep readers waiting.
          await setImmediate();
        }
      }),
  };
}
