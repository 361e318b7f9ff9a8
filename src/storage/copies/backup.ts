import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DATABASE_FILE, MOVED, partOf, whereItMoved } from '../database/database-file.ts';
import { lock, makeFolder, openFile } from '../database/embedded.ts';
import { MIGRATIONS } from '../database/migrations.ts';
import { type Disk, renameAll, syncFile } from '../database/rename-all.ts';
import { StorageError } from '../storage-error.ts';

/** The fact that marks a copy: when it was made. A copy does not know what was posted since then. */
export const COPIED_AT = 'copied_at';

/** The file of the embedded database. Throws `StorageError`, having made nothing, when there is none. */
export function existingDatabase(stateDir: string): string {
  const file = join(stateDir, DATABASE_FILE);
  if (existsSync(file)) return file;
  throw new StorageError(whereItMoved(stateDir) ?? `There is no database in ${stateDir}. Check STATE_DIR.`);
}

/**
 * Copies the embedded database, as it is at one moment, to a new file, and makes the file's folder. The bot may run
 * meanwhile. Throws `StorageError` when there is no database, or something of that name already.
 */
export function backUp(stateDir: string, file: string, now: number, disk?: Disk): void {
  const from = existingDatabase(stateDir);
  if (existsSync(file))
    throw new StorageError(`${file} already exists and is left as it is. Name a new file.`);
  try {
    makeFolder(dirname(file));
    // In a folder of its own, as somebody may be making a copy of that name at the same time.
    const making = mkdtempSync(`${file}.part-`);
    try {
      const part = join(making, basename(file));
      reading(from, (source) => source.prepare('vacuum into ?').run(part));
      noteCopied(part, () => now);
      syncFile(part, disk);
      renameAll([[part, file]], disk);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  } catch (error) {
    throw new StorageError(
      `${file} could not be written: ${reasonOf(error)}. Nothing was changed; name a file in a folder that has room and that this user may write.`,
    );
  }
}

/**
 * Puts a copy in the place of the embedded database, damaged or not. Returns the name under which the earlier one is
 * kept, if there was one. Throws `StorageError`, having changed nothing, when the bot runs or the file is not a copy of
 * its database.
 */
export function restore(stateDir: string, file: string, now: number, disk?: Disk): string | undefined {
  check(file);
  const unlock = lock(stateDir);
  const target = join(stateDir, DATABASE_FILE);
  const part = partOf(target);
  try {
    rmSync(part, { force: true });
    reading(file, (source) => source.prepare('vacuum into ?').run(part));
    // A database that was set aside does not know what was posted since then either.
    noteCopied(part, (known, aliveAt) => known ?? aliveAt ?? Math.floor(statSync(file).mtimeMs));
    syncFile(part, disk);
    const { kept, renames } = aside(target, 'briefings.until-', now);
    renameAll([...renames, [part, target]], disk);
    return kept;
  } catch (error) {
    rmSync(part, { force: true });
    throw new StorageError(`${file} could not be put back: ${reasonOf(error)}. Nothing was changed.`);
  } finally {
    unlock();
  }
}

/**
 * Renames a database that nobody has open and that is in Postgres now, with what a killed process left beside it.
 * Returns the new name, in the same folder, if there was a database.
 */
export function setAsideMoved(file: string, now: number): string | undefined {
  const { kept, renames } = aside(file, MOVED, now);
  renameAll(renames);
  return kept;
}

/** How to set a database aside with all that is beside it: SQLite would replay a journal over whatever takes the name next. */
function aside(file: string, name: string, now: number): { kept?: string; renames: [string, string][] } {
  const there = existsSync(file);
  if (there) foldIn(file);
  const time = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '.');
  const free = (name: string): string =>
    existsSync(name) || existsSync(`${name}-wal`) ? free(again(name)) : name;
  const kept = free(join(dirname(file), `${name}${time}.db`));
  const parts = ['', '-wal', '-shm'].filter((part) => existsSync(file + part));
  return { ...(there && { kept }), renames: parts.map((part) => [file + part, kept + part]) };
}

/** Notes in a copy when it was made. `moment` gets what the copy says of that so far, and when the bot last ran. */
function noteCopied(file: string, moment: (known?: number, aliveAt?: number) => number): void {
  const copy = new BetterSqlite3(file);
  try {
    const of = (name: string): number | undefined => {
      const value = copy.prepare('select value from fact where name = ?').pluck().get(name);
      return value === undefined ? undefined : Number(value);
    };
    const at = moment(of(COPIED_AT), of('alive_at'));
    copy.prepare('insert or replace into fact (name, value) values (?, ?)').run(COPIED_AT, String(at));
  } finally {
    copy.close();
  }
}

const again = (name: string): string => name.replace(/\.db$/, '-again.db');

/** Moves what the journal beside a database still holds into the file, unless the database is too damaged to be opened. */
function foldIn(file: string): void {
  try {
    openFile(file).close();
  } catch {
    // Kept as it is, with its journal, for whoever wants to mend it.
  }
}

function check(file: string): void {
  if (!existsSync(file)) throw new StorageError(`${file} does not exist.`);
  const names = migrationsOf(file);
  const unknown = names.filter((name) => !(String(name) in MIGRATIONS));
  if (unknown.length)
    throw new StorageError(
      `${file} was made by a newer version of this program (it has ${unknown.join(', ')}). Restore it with that version.`,
    );
}

function migrationsOf(file: string): unknown[] {
  try {
    return reading(file, (copy) => copy.prepare('select name from kysely_migration').pluck().all());
  } catch (error) {
    throw new StorageError(`${file} is not a backup of this bot (${reasonOf(error)}).`);
  }
}

/** Reads from a database file and leaves it as it is. */
export function reading<T>(file: string, read: (sqlite: BetterSqlite3.Database) => T): T {
  const sqlite = new BetterSqlite3(file, { readonly: true, timeout: 10_000 });
  try {
    return read(sqlite);
  } finally {
    sqlite.close();
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
