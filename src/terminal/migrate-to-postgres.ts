// npm run migrate-to-postgres: moves everything from STATE_DIR to the empty database of DATABASE_URL. Stop the bot first.
import { parseArgs } from 'node:util';
import { moveToPostgres } from '../storage/copies/move.ts';
import { fail, program } from './program.ts';

await program(async (terminal) => {
  parseArgs({ args: [...terminal.words] });
  const { stateDir, databaseUrl } = terminal.config();
  if (!databaseUrl)
    return fail(
      terminal,
      'Where to? Set DATABASE_URL to an empty Postgres database, in .env or for this command.',
    );
  terminal.say(`Moving everything from ${stateDir} to Postgres ...`);
  const { rows, kept } = await moveToPostgres(stateDir, databaseUrl, Date.now());
  for (const [table, count] of Object.entries(rows)) terminal.say(`  ${table}: ${count}`);
  terminal.say(`Moved. The file is kept as ${kept}; keep DATABASE_URL set and start the bot.`);
  return true;
}, 'Type it as: npm run migrate-to-postgres, with DATABASE_URL set to an empty Postgres database.');
