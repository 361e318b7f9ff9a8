import { parseArgs } from 'node:util';
import { startLocalDiscord } from './start.ts';

const USUAL_PORT = 3000;

const USAGE = `Type it as: npm run local-discord -- [--port ${USUAL_PORT}] [--no-limits]\n`;

const { values } = typed();
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port is ${values.port}; it wants a whole number from 0 to 65535.\n`);
  process.exit(1);
}

function typed() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: String(USUAL_PORT) },
        'no-limits': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n${USAGE}`);
    process.exit(1);
  }
}

const discord = await startLocalDiscord({ port, limits: !values['no-limits'] });
if (port !== 0 && discord.port !== port)
  process.stdout.write(`Port ${port} is taken; using ${discord.port}.\n`);
process.stdout.write(
  `Local Discord: ${discord.url}\nStart a bot against it with\n  DISCORD_API_URL=${discord.apiUrl} DISCORD_TOKEN=${discord.token}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void discord.close().then(() => process.exit(0));
  });
