// npm run restore -- FILE: puts a backup in the place of the embedded database, which is kept beside it.
import { restore } from '../storage/copies/backup.ts';
import { fail, fileNames, program } from './program.ts';

await program((terminal) => {
  const [file, ...others] = fileNames(terminal);
  if (file === undefined || others.length)
    return fail(terminal, 'Which backup? npm run restore -- backups/monday.db');
  const { stateDir, databaseUrl } = terminal.config();
  if (databaseUrl)
    return fail(
      terminal,
      'DATABASE_URL is set, so the state is in Postgres. Use pg_restore, and before the bot starts tell it when the dump was made, as docs/delivery.md shows; else it may post again what was posted since.',
    );
  const kept = restore(stateDir, file, Date.now());
  terminal.say(
    `Restored ${file}.${kept ? ` What was there before is kept as ${kept}.` : ''} ` +
      'At its next start the bot looks in each channel before it posts what this copy does not know to be posted.',
  );
  return true;
}, 'Type it as: npm run restore -- FILE');
