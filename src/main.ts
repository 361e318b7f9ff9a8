import { config as loadEnvFile } from 'dotenv';
import { type Bot, startBot } from './bot.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { recordBriefings } from './delivery/record.ts';
import { FatalDiscordError } from './discord/client.ts';
import { serveHealth } from './health.ts';
import { startIntake } from './intake/intake.ts';
import { forgetfulMemory } from './intake/memory.ts';
import { type LocalDiscord, startLocalDiscord } from './local-discord/index.ts';
import { createLog } from './log.ts';
import { createShelf } from './shelf.ts';
import { openStorage } from './storage/storage.ts';
import { StorageError } from './storage/storage-error.ts';

loadEnvFile({ quiet: true });

try {
  await main(readConfig(process.env));
} catch (error) {
  const expected = [ConfigError, StorageError, FatalDiscordError].some((kind) => error instanceof kind);
  console.error(expected && error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Runs the bot until a signal stops it, or rejects when it cannot go on. */
async function main(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const stopped = new AbortController();
  const stop = new Promise<void>((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping; a second signal stops at once');
        stopped.abort();
        resolve();
      });
    }
    stopped.signal.addEventListener(
      'abort',
      () => stopped.signal.reason instanceof FatalDiscordError && reject(stopped.signal.reason),
    );
  });
  stop.catch(() => {});

  const storage = await openStorage(config, (notice) => log.warn(notice));
  const shelf = createShelf();
  let bot: Bot | undefined;
  const intake = await startIntake({
    folder: config.briefingsDir,
    clock: systemClock,
    log,
    memory: forgetfulMemory(),
    async onChange(briefings) {
      await shelf.put(briefings);
      log.info({ briefings: briefings.length }, 'briefings read');
      const recorded = await recordBriefings(storage.outbox, briefings, systemClock.now());
      log.info(recorded, 'briefings recorded');
      if (recorded.deliveries + recorded.edits) bot?.wake();
    },
  });

  const local = config.discordToken ? undefined : await startLocalDiscord({ port: config.localPort });
  if (local) console.log(welcome(local));
  const account = {
    token: local?.token ?? config.discordToken ?? '',
    apiUrl: local?.apiUrl ?? config.discordApiUrl,
  };

  let ready = (): boolean => false;
  const health =
    config.healthPort === undefined
      ? undefined
      : await serveHealth(
          config.healthPort,
          () => [
            ...(ready() ? [] : ['not connected to Discord']),
            ...(shelf.library().briefings.length ? [] : ['no briefing could be read']),
          ],
          intake.problems,
        );

  if (health) log.info({ healthPort: health.port }, 'serving /healthz and /readyz');

  const parts = { log, clock: systemClock, library: shelf.library, index: shelf.index, storage };
  try {
    bot = await startBot(account, parts, stopped.signal, (fatal) => stopped.abort(fatal));
    ready = bot.isReady;
    await stop;
    await bot.stop();
  } catch (error) {
    if (!stopped.signal.aborted || error instanceof FatalDiscordError) throw error;
  } finally {
    await intake.stop();
    await health?.close();
    await local?.close();
    await storage.close();
  }
}

function welcome({ url, port, askedPort }: LocalDiscord): string {
  const taken = port === askedPort || askedPort === 0 ? '' : ` (port ${askedPort} is taken)`;
  return `\nNo DISCORD_TOKEN is set, so this is the local Discord.\nOpen ${url}${taken} and type /explain western sanctions\n`;
}
