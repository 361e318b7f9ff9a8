// npm run backup -- FILE: copies the embedded database as it is at this moment, while the bot runs or not.
import { statSync } from 'node:fs';
import { backUp } from '../storage/copies/backup.ts';
import { asWord, fail, fileNames, program } from './program.ts';

await program((terminal) => {
  const [file, ...others] = fileNames(terminal);
  if (file === undefined || others.length)
    return fail(terminal, 'Where to? npm run backup -- backups/monday.db');
  const { stateDir, databaseUrl } = terminal.config();
  if (databaseUrl)
    return fail(
      terminal,
      'DATABASE_URL is set, so the state is in Postgres. Use pg_dump, and note when you did: docs/delivery.md shows how to put it back.',
    );
  backUp(stateDir, file, Date.now());
  terminal.say(
    `Copied to ${file} (${Math.ceil(statSync(file).size / 1024)} KiB). Put back with: npm run restore -- ${asWord(file)}`,
  );
  return true;
}, 'Type it as: npm run backup -- FILE');
