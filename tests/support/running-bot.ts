import { onTestFinished } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { createLibrary } from '../../src/briefings/library.ts';
import { systemClock } from '../../src/clock.ts';
import type { FatalDiscordError } from '../../src/discord/client.ts';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../src/local-discord/index.ts';
import { createLog } from '../../src/log.ts';
import { buildIndex } from '../../src/search/index.ts';
import { realBriefing } from './real-briefing.ts';

export type Running = {
  discord: LocalDiscord;
  bot: Bot;
  /** What the bot logged, a line an entry. */
  log: string[];
  fatal: FatalDiscordError[];
};

export type RunningOptions = {
  briefings?: readonly Briefing[];
  discord?: LocalDiscordOptions;
  app?: (app: App) => App;
};

/** The real bot, logged in to a local Discord of its own; both end with the test. */
export async function startRunning({
  briefings = [realBriefing],
  discord: options,
  app: change = (app) => app,
}: RunningOptions = {}): Promise<Running> {
  const discord = await startLocalDiscord(options);
  onTestFinished(() => discord.close());
  const { app, log } = appWith(briefings);
  const fatal: FatalDiscordError[] = [];
  const account = { token: discord.token, apiUrl: discord.apiUrl };
  const bot = await startBot(account, change(app), new AbortController().signal, (error) =>
    fatal.push(error),
  );
  onTestFinished(() => bot.stop());
  return { discord, bot, log, fatal };
}

/** What commands may use, over these briefings, and what was logged. */
export function appWith(briefings: readonly Briefing[]): { app: App; log: string[] } {
  const log: string[] = [];
  const library = createLibrary(briefings);
  const index = buildIndex(library.briefings);
  const app: App = {
    log: createLog('info', { write: (line: string) => void log.push(line) }),
    clock: systemClock,
    library: () => library,
    index: () => index,
  };
  return { app, log };
}
