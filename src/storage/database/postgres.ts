import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { codeOf } from '../../briefings/error-code.ts';
import { StorageError } from '../storage-error.ts';
import type { Database, Tables } from '../tables.ts';

const BIGINT = 20;
const OLDEST = 150_000;
/** The server drops a process that it hears nothing from (killed, frozen, network gone) after so many ms, with all its locks. */
export const DROP = 15_000;

/** How every connection is made. `bigint` columns hold milliseconds and counts, which a JavaScript number holds exactly. */
export function connection(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format),
    },
  };
}

/** Connects to Postgres 15 or newer. Throws `StorageError` (never showing the password) when that fails. */
export async function openPostgres(
  databaseUrl: string,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  const pool = new pg.Pool({ ...connection(databaseUrl), max: 8, query_timeout: 30_000 });
  // Without a listener, a connection that the server closes while idle would end the process.
  pool.on('error', onIdleError);
  // So would one that it closes in the middle of a transaction, whose next query fails anyway.
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const { rows } = await pool.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    const version = Number(rows[0]?.version);
    if (version < OLDEST)
      throw new StorageError(
        `Postgres at ${place(databaseUrl)} is version ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
      );
    return new Kysely<Tables>({
      dialect: new PostgresDialect({
        pool,
        // Otherwise, what a process locked before it froze in a transaction stays locked for hours, and nobody posts.
        onCreateConnection: async (connection) => {
          const drop = `select set_config('idle_in_transaction_session_timeout', '${DROP}', false)`;
          await connection.executeQuery(CompiledQuery.raw(drop));
        },
      }),
    });
  } catch (error) {
    await pool.end();
    if (error instanceof StorageError) throw error;
    throw new StorageError(
      `Postgres at ${place(databaseUrl)} cannot be reached (${reasonOf(error)}). Check DATABASE_URL and that it is running.`,
    );
  }
}

/** The schema in which tables are made. The database may hold those of other programs in other schemas. */
export async function schemaOf(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name;
  if (name) return name;
  throw new StorageError(
    'The database of DATABASE_URL has no schema for our tables. Create the one that its search_path names.',
  );
}

/** Why a connection failed. When several addresses were tried, the error has a code and no message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || codeOf(error) || error.name;
}

function place(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
}
