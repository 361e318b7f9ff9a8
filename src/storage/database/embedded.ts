import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { codeOf } from '../../briefings/error-code.ts';
import { StorageError } from '../storage-error.ts';
import type { Database, Tables } from '../tables.ts';
import { DATABASE_FILE, partOf, whereItMoved } from './database-file.ts';

const SYNCHRONOUS_FULL = 2;

/**
 * Opens the database in a folder for this process alone, and makes both when they are missing. Throws `StorageError`
 * when another process has it, its content moved to Postgres, a restore was broken off, the folder cannot be written,
 * or the file system cannot keep what was promised.
 */
export function openEmbedded(stateDir: string, maxBytes?: number): { db: Database; unlock(): void } {
  const unlock = lock(stateDir);
  try {
    const moved = whereItMoved(stateDir);
    if (moved !== undefined) throw new StorageError(moved);
    const file = join(stateDir, DATABASE_FILE);
    // Halfway through a restore no file has the database's name, and an empty one would take its place.
    if (!existsSync(file) && existsSync(partOf(file)))
      throw new StorageError(
        `A restore into ${stateDir} was broken off. Type it once more: npm run restore -- FILE. Or give it up: delete ${basename(partOf(file))} there, and name what it set aside, the newest briefings.until-…, ${DATABASE_FILE}.`,
      );
    const sqlite = openFile(file);
    if (maxBytes) {
      const pageSize = Number(sqlite.pragma('page_size', { simple: true }));
      sqlite.pragma(`max_page_count = ${Math.ceil(maxBytes / pageSize)}`);
    }
    return { db: new Kysely<Tables>({ dialect: new EmbeddedDialect(sqlite) }), unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Kysely's dialect with two changes. A migration is done whole or not at all, which SQLite can do and Kysely does not
 * ask of it. And when SQLite has ended a transaction by itself, because the disk is full, it is not ended again, which
 * would hide that error behind another.
 */
class EmbeddedDialect extends SqliteDialect {
  readonly #sqlite: BetterSqlite3.Database;
  readonly #database: SqliteDatabase;

  constructor(sqlite: BetterSqlite3.Database) {
    const database = remembering(sqlite);
    super({ database });
    this.#sqlite = sqlite;
    this.#database = database;
  }

  override createAdapter(): DialectAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }

  override createDriver(): Driver {
    const sqlite = this.#sqlite;
    return new (class extends SqliteDriver {
      override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
        if (sqlite.inTransaction) await super.rollbackTransaction(connection);
      }
    })({ database: this.#database });
  }
}

/**
 * More than are in use at once, though each length of a list makes a statement of its own. The one unused for longest
 * goes first.
 */
const STATEMENTS = 500;

/** Prepares each statement once, instead of at each use. */
function remembering(sqlite: BetterSqlite3.Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => void sqlite.close(),
    prepare(statement) {
      const prepared = known.get(statement) ?? sqlite.prepare(statement);
      known.delete(statement);
      known.set(statement, prepared);
      const [oldest] = known.keys();
      if (known.size > STATEMENTS && oldest !== undefined) known.delete(oldest);
      return prepared;
    },
  };
}

/** SQLite silently opens a file that may only be read, and locks it for nobody, until the first write. */
const WRITE = 'pragma user_version = 1';

/** Opens one SQLite file for reading and writing, and checks that it is safe against a power cut. */
export function openFile(file: string): BetterSqlite3.Database {
  const sqlite = new BetterSqlite3(file, { timeout: 5000 });
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.exec(`begin immediate; ${WRITE}; rollback`);
  } catch (error) {
    sqlite.close();
    throw unusable(file, error);
  }
  const mode = sqlite.pragma('journal_mode', { simple: true });
  const synchronous = sqlite.pragma('synchronous', { simple: true });
  if (mode === 'wal' && synchronous === SYNCHRONOUS_FULL) return sqlite;
  sqlite.close();
  throw new StorageError(
    `${file} cannot be written safely here (journal_mode ${mode}, synchronous ${synchronous}). ` +
      'Put STATE_DIR on a local disk, not on a network share.',
  );
}

/** Why a database does not open, and what to do. One that belongs to another user, or found no room, is not damaged. */
export function unusable(file: string, error: unknown): StorageError {
  const code = codeOf(error);
  const mend = /^SQLITE_(?:READONLY|PERM|CANTOPEN)/.test(code)
    ? 'Give the folder it is in, and every file there, to the user who runs the bot.'
    : /^SQLITE_(?:FULL|IOERR)/.test(code)
      ? 'Its disk is full or fails: make room on it and start again.'
      : 'Put back a backup, or move the file away to begin anew.';
  return new StorageError(
    `${file} cannot be used: ${error instanceof Error ? error.message : error}. ${mend}`,
  );
}

/**
 * Holds a second file locked as long as the process lives. The system frees it even after kill -9, and backups may
 * still read the database.
 */
export function lock(stateDir: string): () => void {
  try {
    makeFolder(stateDir);
    const held = new BetterSqlite3(join(stateDir, 'running.lock'), { timeout: 0 });
    try {
      // Nothing of it ever gets to the disk.
      held.exec(`pragma journal_mode = memory; begin exclusive; ${WRITE}`);
    } catch (error) {
      held.close();
      throw error;
    }
    return () => held.close();
  } catch (error) {
    const code = codeOf(error);
    if (code.startsWith('SQLITE_BUSY'))
      throw new StorageError(
        `Another process is running on ${stateDir}. Stop it first, or give this one a STATE_DIR of its own; ` +
          'several machines together need DATABASE_URL.',
      );
    throw new StorageError(
      `STATE_DIR ${stateDir} cannot be used (${code || error}). ${
        code === 'SQLITE_FULL'
          ? 'Its disk is full: make room on it.'
          : 'It must be a folder that this user may write, and every file in it.'
      }`,
    );
  }
}

/**
 * Makes a folder and its parents. Node's own recursive mkdir never ends where the file system refuses a folder as if
 * its parent were missing, as /proc does.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
