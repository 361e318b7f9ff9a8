// npm run migrate-to-postgres: moves everything from STATE_DIR to the empty database of DATABASE_URL. Stop the bot first.
import { loadConfig } from '../config.ts';
import { moveToPostgres } from '../storage/move.ts';
import { fail, program } from './program.ts';

await program(async () => {
  const { stateDir, databaseUrl } = loadConfig();
  if (!databaseUrl)
    return fail('Where to? Set DATABASE_URL to an empty Postgres database, in .env or for this command.');
  console.log(`Moving everything from ${stateDir} to Postgres ...`);
  const { rows, kept } = await moveToPostgres(stateDir, databaseUrl, Date.now());
  for (const [table, count] of Object.entries(rows)) console.log(`  ${table}: ${count}`);
  console.log(`Moved. The file is kept as ${kept}; keep DATABASE_URL set and start the bot.`);
});
