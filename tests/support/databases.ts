import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { codeOf } from '../../src/briefings/error-code.ts';
import { DATABASE_FILE } from '../../src/storage/database/database-file.ts';
import { openStorage, type Place, type Storage } from '../../src/storage/storage.ts';
import { embeddedPlace, type OwnPlace, postgresPlace } from './places.ts';

/** A kind of database tests run on; `place` makes an empty one that is gone when the test has finished. */
type DatabaseKind = { name: string; place(): Promise<Place> };

const kind = (name: string, make: () => Promise<OwnPlace>): DatabaseKind => ({
  name,
  async place() {
    const { place, remove } = await make();
    onTestFinished(remove);
    return place;
  },
});

/** The Postgres that tests may use, if there is one. */
export const TEST_DATABASE_URL = process.env['TEST_DATABASE_URL'];

/** SQLite, and Postgres too where `TEST_DATABASE_URL` names one. */
export const databases: readonly DatabaseKind[] = [
  kind('SQLite', embeddedPlace),
  ...(TEST_DATABASE_URL ? [kind('Postgres', () => postgresPlace(TEST_DATABASE_URL))] : []),
];

/** Opens a storage that is closed when the test has finished. */
export async function openFor(place: Place): Promise<Storage> {
  if (!place.databaseUrl) await giveTables(place.stateDir);
  const storage = await openStorage(place);
  onTestFinished(() => storage.close());
  return storage;
}

let tables: Promise<Uint8Array> | undefined;

/** Gives a folder without a database one that is empty but for its tables: making those anew is most of what opening it costs. */
async function giveTables(stateDir: string): Promise<void> {
  tables ??= emptyDatabase();
  try {
    await writeFile(join(stateDir, DATABASE_FILE), await tables, { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

async function emptyDatabase(): Promise<Uint8Array> {
  const stateDir = await mkdtemp(join(tmpdir(), 'briefing-bot-'));
  try {
    await (await openStorage({ stateDir })).close();
    return await readFile(join(stateDir, DATABASE_FILE));
  } finally {
    await rm(stateDir, { recursive: true, force: true });
  }
}
