import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Name of the embedded database in its folder. */
export const DATABASE_FILE = 'briefings.db';

/** The name of a database that is to replace this file, until it is whole. */
export const partOf = (file: string): string => `${file}.part`;

/** How the name of an embedded database begins once its content is in Postgres. The time of the move follows. */
export const MOVED = 'briefings.moved-to-postgres-';

/** Whether a file, by its name, is an embedded database that was moved to Postgres. */
export const isMoved = (file: string): boolean => basename(file).startsWith(MOVED) && file.endsWith('.db');

/**
 * The name of the file whose content moved to Postgres, in a folder that has no other database. `npm run restore` makes
 * it a database again.
 */
export function movedFrom(stateDir: string): string | undefined {
  const isFolder = statSync(stateDir, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder || existsSync(join(stateDir, DATABASE_FILE))) return undefined;
  return readdirSync(stateDir).filter(isMoved).sort().at(-1);
}

/** Why a folder has no database of its own: its content moved to Postgres. `undefined` when there is one, or never was. */
export function whereItMoved(stateDir: string): string | undefined {
  const kept = movedFrom(stateDir);
  if (kept === undefined) return undefined;
  return (
    `What was in ${stateDir} has moved to Postgres; the file is kept as ${kept}. Start with DATABASE_URL set to that database, ` +
    'in .env or for one command. To begin anew in this folder, take that file out of it.'
  );
}
