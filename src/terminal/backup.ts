// npm run backup -- FILE: copies the embedded database as it is at this moment, while the bot runs or not.
import { statSync } from 'node:fs';
import { loadConfig } from '../config.ts';
import { backUp } from '../storage/backup.ts';
import { fail, program } from './program.ts';

const [file, ...others] = process.argv.slice(2);

await program(() => {
  if (file === undefined || others.length) return fail('Where to? npm run backup -- backups/monday.db');
  const { stateDir, databaseUrl } = loadConfig();
  if (databaseUrl)
    return fail('DATABASE_URL is set, so the state is in Postgres. Use pg_dump, as for any other database.');
  backUp(stateDir, file, Date.now());
  console.log(
    `Copied to ${file} (${Math.ceil(statSync(file).size / 1024)} KiB). Put back with: npm run restore -- ${file}`,
  );
});
