import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations.ts';
import { StorageError } from './storage-error.ts';
import type { Database } from './tables.ts';

/**
 * Brings a database to the newest schema, one process at a time. Throws `StorageError`, having changed nothing, when a
 * newer program has already taken it further.
 */
export async function migrate(db: Database): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some(({ name }) => name === 'kysely_migration')) await refuseNewer(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseNewer(db: Database): Promise<void> {
  const done = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = done.filter(({ name }) => !(name in MIGRATIONS)).map(({ name }) => name);
  if (unknown.length)
    throw new StorageError(
      `The database was made by a newer version of this program (it has ${unknown.join(', ')}). ` +
        'Start that version again, or put back a backup from before the update.',
    );
}
