import { Migrator } from 'kysely/migration';
import { StorageError } from '../storage-error.ts';
import type { Database } from '../tables.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Brings a database to the newest schema, one process at a time. `schema` is where its tables are, for a database
 * shared with others. Throws `StorageError`, having changed nothing, when a newer program has already taken it further.
 */
export async function migrate(db: Database, schema?: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const begun = tables.some(
    (table) => table.name === 'kysely_migration' && (!schema || table.schema === schema),
  );
  if (begun) await refuseNewer(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
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
