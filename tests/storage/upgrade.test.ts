import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { DATABASE_FILE } from '../../src/storage/database/database-file.ts';
import { MIGRATIONS } from '../../src/storage/database/migrations.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import { TABLES } from '../../src/storage/tables.ts';
import { databases, openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { NOW, news } from './subscribed.ts';

const MINUTE = 60_000;
const FEED = 'https://example.org/feed';
const STEPS = Object.entries(MIGRATIONS);
/** After this many all tables are there. */
const WHOLE = STEPS.findIndex(([name]) => name === '003-feeds') + 1;

/** What a bot had written when it was killed while it posted to channel 2: every kind of row there is. */
async function killed(): Promise<Place> {
  const place = { stateDir: await temporaryFolder() };
  const { outbox, subscriptions, intakeMemory, feedMemory, close } = await openStorage(place);
  await recordBriefings(outbox, [realBriefing], NOW);
  for (const channel of ['1', '2', '4']) await subscribe(subscriptions, wishOf(channel), channel, NOW);
  await subscribe(subscriptions, wishOf('3', { time: '10:00' }), '3', NOW);
  await subscriptions.pause((await subscriptions.inChannel('4'))?.id ?? '', PAUSE, NOW);
  await recordBriefings(outbox, [realBriefing, news(21)], NOW);
  const [posted] = await outbox.claim(NOW, 2);
  const done = { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: false } as const;
  await outbox.settle(posted ?? expect.fail(), done, NOW);
  await intakeMemory.remember([{ name: 'news.md', id: 'news-21', hash: 'hash' }]);
  await feedMemory.save(FEED, { etag: '"1"' }, [{ key: 'k', archived: true, briefing: realBriefing }], NOW);
  await close();
  return place;
}

/** Writes what is in an embedded database into `to` as if only the first `count` steps had been known. */
async function asOf(count: number, { stateDir }: Place, to: Place): Promise<void> {
  const from = new BetterSqlite3(join(stateDir, DATABASE_FILE), { readonly: true });
  const db = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: to.databaseUrl
      ? new PostgresDialect({ pool: new pg.Pool({ connectionString: to.databaseUrl }) })
      : new SqliteDialect({ database: new BetterSqlite3(join(to.stateDir, DATABASE_FILE)) }),
  });
  const known = Object.fromEntries(STEPS.slice(0, count));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  expect(await migrator.migrateToLatest()).not.toHaveProperty('error');
  const tables = await db.introspection.getTables();
  for (const name of TABLES) {
    const columns = tables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [];
    // Column names of our own schema.
    const rows = from.prepare(`select ${columns.map((one) => `"${one}"`)} from ${name}`).all();
    expect(rows, name).not.toEqual([]);
    // Rows of SQLite are objects.
    for (const row of rows)
      await db
        .insertInto(name)
        .values(row as Record<string, unknown>)
        .execute();
  }
  await db.destroy();
  from.close();
}

describe.each(databases)('a database of an earlier version, on $name', ({ place }) => {
  test.each(STEPS.slice(WHOLE).map(([name], at) => [name, WHOLE + at] as const))(
    'before %s goes on where it was left: what was posted is corrected, what was under way is looked for, what waits is posted',
    async (_, count) => {
      const where = await place();
      await asOf(count, await killed(), where);
      const { outbox, subscriptions, intakeMemory, feedMemory } = await openFor(where);
      expect(await subscriptions.counts()).toEqual({ working: 3, paused: 1 });
      expect(await intakeMemory.files()).toEqual([{ name: 'news.md', id: 'news-21', hash: 'hash' }]);
      expect(await intakeMemory.lastGood('news-21')).toEqual(news(21));
      expect(await feedMemory.itemsSince(FEED, -1)).toMatchObject({ items: [{ key: 'k', archived: true }] });
      const corrected = briefingOf('---\nid: news-21\ndate: 2026-11-21\n---\nOn another day.');
      const later = NOW + 61 * MINUTE;
      expect(await recordBriefings(outbox, [realBriefing, corrected, news(22)], later)).toMatchObject({
        added: 1,
        corrected: 1,
        deliveries: 4,
        edits: 1,
      });
      expect(await outbox.claimFollowUps(later, 9)).toMatchObject([{ kind: 'edit', messageId: 'm' }]);
      await outbox.endLeases();
      const claimed = (await outbox.claim(later, 9)).map(({ subscription, briefing, unsureSince }) => [
        subscription.channelId,
        briefing.id,
        unsureSince,
      ]);
      expect(claimed).toEqual([
        ['2', 'news-21', NOW],
        ['3', 'news-21', undefined],
        ['1', 'news-22', undefined],
      ]);
    },
  );
});
