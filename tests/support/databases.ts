import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { openStorage, type Place, type Storage } from '../../src/storage/storage.ts';

/** A kind of database tests run on; `place` makes an empty one that is gone when the test has finished. */
export type DatabaseKind = { name: string; place(): Promise<Place> };

const embedded: DatabaseKind = {
  name: 'SQLite',
  async place() {
    const stateDir = await mkdtemp(join(tmpdir(), 'briefing-bot-'));
    onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
    return { stateDir };
  },
};

const TEST_DATABASE_URL = process.env['TEST_DATABASE_URL'];

/** Each in a schema of its own, so that tests do not meet. */
const postgres = (url: string): DatabaseKind => ({
  name: 'Postgres',
  async place() {
    const schema = `test_${randomUUID().replaceAll('-', '')}`;
    await run(url, `create schema ${schema}`);
    onTestFinished(() => run(url, `drop schema ${schema} cascade`));
    const own = new URL(url);
    own.searchParams.set('options', `-c search_path=${schema}`);
    return { stateDir: '', databaseUrl: own.href };
  },
});

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** SQLite, and Postgres too where `TEST_DATABASE_URL` names one. */
export const databases: readonly DatabaseKind[] = [
  embedded,
  ...(TEST_DATABASE_URL ? [postgres(TEST_DATABASE_URL)] : []),
];

/** Opens a storage that is closed when the test has finished. */
export async function openFor(place: Place): Promise<Storage> {
  const storage = await openStorage(place);
  onTestFinished(() => storage.close());
  return storage;
}
