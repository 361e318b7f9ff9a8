// npm run restore -- FILE: puts a backup in the place of the embedded database, which is kept beside it.
import { restore } from '../storage/copies/backup.ts';
import { isMoved, movedFrom } from '../storage/database/database-file.ts';
import { fail, fileNames, program, type Terminal } from './program.ts';

/** What is typed after `npm run restore --`. */
export function putBack(terminal: Terminal): boolean {
  const [file, ...others] = fileNames(terminal);
  if (file === undefined || others.length)
    return fail(terminal, 'Which backup? npm run restore -- backups/monday.db');
  const { stateDir, databaseUrl } = terminal.config();
  if (databaseUrl)
    return fail(
      terminal,
      isMoved(file)
        ? `${file} is the database as it was when it moved to Postgres, and DATABASE_URL is set, so the state is there. To go back to the file, stop every bot on that Postgres, take DATABASE_URL out, also of .env, and type this again.`
        : 'DATABASE_URL is set, so the state is in Postgres. Use pg_restore, and before the bot starts tell it when the dump was made, as docs/delivery.md shows; else it may post again what was posted since.',
    );
  const hadMoved = isMoved(file) || movedFrom(stateDir) !== undefined;
  const kept = restore(stateDir, file, Date.now());
  terminal.say(
    `Restored ${file}.${kept ? ` What was there before is kept as ${kept}.` : ''} ${hadMoved ? HAD_MOVED : ''}` +
      'At its next start the bot looks in each channel before it posts what this copy does not know to be posted.',
  );
  return true;
}

const HAD_MOVED =
  'The state had moved to Postgres: what was subscribed, posted or paused there since is not in this file, and a bot that still runs on that DATABASE_URL posts beside this one, so stop it. ';

if (import.meta.main) await program(putBack, 'Type it as: npm run restore -- FILE');
