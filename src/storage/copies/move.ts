import { type Kysely, sql } from 'kysely';
import { openEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { openPostgres, schemaOf } from '../database/postgres.ts';
import { StorageError } from '../storage-error.ts';
import { type Database, TABLES } from '../tables.ts';
import { existingDatabase, setAsideMoved } from './backup.ts';

/** Rows written by one statement: far below Postgres's limit on parameters. */
const CHUNK = 500;

/** SQLite's own number of a row, from 1. */
const ROW = 'rowid';

/** How many rows of each table were moved, and where the file that held them is kept. */
export type Moved = { rows: Record<string, number>; kept: string };

/**
 * Copies the whole embedded database into an empty Postgres database, in one transaction, and sets the file aside so
 * that nothing posts from it again. Throws `StorageError`, having moved nothing, when there is no such database, the
 * bot runs, Postgres cannot be reached, or it holds something already.
 */
export async function moveToPostgres(stateDir: string, databaseUrl: string, now: number): Promise<Moved> {
  const file = existingDatabase(stateDir);
  const { db: from, unlock } = openEmbedded(stateDir);
  try {
    await migrate(from);
    const rows = await copyInto(databaseUrl, from);
    await from.destroy();
    return { rows, kept: setAsideMoved(file, now) ?? file };
  } finally {
    await from.destroy();
    unlock();
  }
}

async function copyInto(databaseUrl: string, from: Database): Promise<Record<string, number>> {
  const to = await openPostgres(databaseUrl, () => {});
  try {
    await migrate(to, await schemaOf(to));
    return await to.transaction().execute((transaction) => copyAll(from, transaction));
  } finally {
    await to.destroy();
  }
}

/** Any table, since all are copied in the same way. */
type AnyTables = Record<string, Record<string, unknown>>;

async function copyAll(fromDb: Database, toDb: Database): Promise<Record<string, number>> {
  const from: Kysely<AnyTables> = fromDb.withTables<AnyTables>();
  const to: Kysely<AnyTables> = toDb.withTables<AnyTables>();
  const moved: Record<string, number> = {};
  for (const table of TABLES) {
    if (await to.selectFrom(table).selectAll().limit(1).executeTakeFirst())
      throw new StorageError(
        `The database of DATABASE_URL holds rows in its table ${table} already. Name an empty one; nothing was moved.`,
      );
    moved[table] = 0;
    for await (const rows of chunksOf(from, table)) {
      await to.insertInto(table).values(rows.map(wholeTimes)).execute();
      moved[table] += rows.length;
    }
  }
  return moved;
}

/** Years of posts do not fit into memory, and if they were read all at once, Postgres would take us for frozen. */
async function* chunksOf(from: Kysely<AnyTables>, table: string): AsyncGenerator<Record<string, unknown>[]> {
  for (let last = 0; ; ) {
    const rows = await from
      .selectFrom(table)
      .selectAll()
      .select(sql<number>`rowid`.as(ROW))
      .where(sql<number>`rowid`, '>', last)
      .orderBy(ROW)
      .limit(CHUNK)
      .execute();
    const final = rows.at(-1);
    if (!final) return;
    last = final[ROW];
    yield rows.map(({ [ROW]: _, ...row }) => row);
  }
}

/** Times of waits once had fractions of a millisecond, which SQLite took and Postgres does not. */
const wholeTimes = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Math.ceil(value) : value]),
  );
