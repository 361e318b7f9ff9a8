import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { DATABASE_FILE } from '../../src/storage/database/database-file.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import { databases, openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

/** Runs one statement past our code. */
async function run({ stateDir, databaseUrl }: Place, statement: string): Promise<unknown[]> {
  if (!databaseUrl) {
    const sqlite = new BetterSqlite3(`${stateDir}/${DATABASE_FILE}`);
    const prepared = sqlite.prepare(statement);
    const rows = prepared.reader ? prepared.all() : [prepared.run()];
    sqlite.close();
    return rows;
  }
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

describe.each(databases)('opening $name', ({ name, place }) => {
  test('a database that a newer version made is refused, and left as it is', async () => {
    const where = await place();
    await (await openStorage(where)).close();
    await run(where, "insert into kysely_migration (name, timestamp) values ('999-from-the-future', 'now')");
    const steps = () => run(where, 'select * from kysely_migration order by name');
    const before = await steps();
    await expect(openStorage(where)).rejects.toThrow(
      'The database was made by a newer version of this program (it has 999-from-the-future). Start that version again',
    );
    expect(await steps()).toEqual(before);
  });

  test('what was remembered is there again', async () => {
    const where = await place();
    const first = await openStorage(where);
    const { subscription } = await subscribe(first.subscriptions, wishOf('1'), 'a', NOW);
    await first.close();
    expect(await (await openFor(where)).subscriptions.all()).toEqual([subscription]);
  });

  // An embedded database takes one process only.
  if (name !== 'Postgres') return;

  test('several processes that start at once on an empty database all get it whole', async () => {
    const where = await place();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openFor(where)));
    await subscribe(opened[0]?.subscriptions ?? expect.fail(), wishOf('1'), 'a', NOW);
    for (const { subscriptions } of opened) expect(await subscriptions.all()).toHaveLength(1);
  });

  test('tables of the same names in another schema of the database are another’s', async () => {
    const ours = await place();
    await run(ours, 'create schema theirs');
    const url = new URL(ours.databaseUrl ?? '');
    url.searchParams.set('options', '-c search_path=theirs');
    const theirs = { stateDir: '', databaseUrl: url.href };
    await subscribe((await openFor(theirs)).subscriptions, wishOf('1'), 'a', NOW);
    await run(theirs, "insert into kysely_migration (name, timestamp) values ('their-own', 'now')");
    expect(await (await openFor(ours)).subscriptions.all()).toEqual([]);
  });

  test('after a dump was put back, what may have been posted since is looked for, once its moment is told as the docs say', async () => {
    const where = await place();
    const { outbox, subscriptions } = await openFor(where);
    await recordBriefings(outbox, [realBriefing], NOW);
    await subscribe(subscriptions, wishOf('1'), 'a', NOW);
    await run(
      where,
      "insert into fact values ('copied_at', floor(extract(epoch from timestamptz '2026-11-23 09:00Z')) * 1000)",
    );
    await recordBriefings(outbox, [realBriefing, briefingOf('---\nid: news\n---\nNews.')], NOW + 60_000);
    expect(await outbox.claim(NOW + 60_000, 1)).toMatchObject([{ unsureSince: NOW }]);
  });

  test('a search path that names no schema is refused with what to do', async () => {
    const nowhere = new URL((await place()).databaseUrl ?? '');
    nowhere.searchParams.set('options', '-c search_path=no_such_schema');
    await expect(openStorage({ stateDir: '', databaseUrl: nowhere.href })).rejects.toThrow(
      'has no schema for our tables',
    );
  });

  test('what a process that froze in a transaction has locked holds up the others for 15 seconds, on any of its connections', async () => {
    const db = await openPostgres((await place()).databaseUrl ?? '', () => {});
    onTestFinished(() => db.destroy());
    const ask = sql<{ held: string }>`select current_setting('idle_in_transaction_session_timeout') as held`;
    const answers = await db.transaction().execute((first) =>
      db.transaction().execute(async (second) => {
        await ask.execute(first);
        return [await ask.execute(first), await ask.execute(second)];
      }),
    );
    expect(answers.flatMap(({ rows }) => rows)).toEqual([{ held: '15s' }, { held: '15s' }]);
  });

  test('when the server breaks off a transaction that is under way, it alone fails, and the next goes on', async () => {
    const where = await place();
    const { outbox } = await openFor(where);
    const uncaught: Error[] = [];
    const note = (error: Error): void => void uncaught.push(error);
    process.on('uncaughtExceptionMonitor', note);
    onTestFinished(() => void process.off('uncaughtExceptionMonitor', note));
    const broken = outbox.record(async (ledger) => {
      await run(
        where,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      for (;;) await ledger.begun();
    });
    await expect(broken).rejects.toThrow();
    expect(await outbox.counts()).toEqual({});
    expect(uncaught).toEqual([]);
  });
});
