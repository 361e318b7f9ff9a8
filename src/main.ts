import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { ConfigError, loadConfig } from './config.ts';
import { FatalDiscordError } from './discord/fatal.ts';
import { createLog } from './log.ts';
import { openPage } from './open-page.ts';
import { StorageError } from './storage/storage-error.ts';
import { isMistyped, mistyped } from './terminal/program.ts';

/** One Ctrl+C comes twice, from the terminal and from npm, where no shell stands between npm and us; in ms. */
const SAME_KEY = 500;

const USAGE =
  'Type it as: npm start, or npm start -- --open, which also opens the page of the local Discord.';

try {
  const { values } = parseArgs({
    options: { open: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const before = process.listeners(signal);
    const stopping = (): void => {
      setTimeout(() => process.off(signal, stopping), SAME_KEY).unref();
      if (stop.signal.aborted) return;
      log.info({ signal }, 'stopping; a second signal stops at once');
      stop.abort();
    };
    process.on(signal, stopping);
    // Not earlier: a signal that has come and is not told yet would be lost with the last listener.
    for (const one of before) process.off(signal, one);
  }
  const say = (text: string): void => console.log(text);
  // The rest takes a second to load, which nobody who mistyped a variable should wait for.
  const { run } = await import('./run.ts');
  const onPage = values.open ? (url: string): void => void openPage(url, say) : undefined;
  await run(config, { clock: systemClock, log, say, ...(onPage && { onPage }) }, stop.signal);
  // All is put away; what may still hang on a connection that nobody answers is not waited for.
  process.exit(0);
} catch (error) {
  const isExpected = [ConfigError, StorageError, FatalDiscordError].some((kind) => error instanceof kind);
  if (isMistyped(error)) console.error(mistyped(error, USAGE));
  else console.error(isExpected && error instanceof Error ? error.message : error);
  process.exit(1);
}
