import { onTestFinished } from 'vitest';
import { type Bot, type BotParts, startBot } from '../../src/bot.ts';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { createLibrary } from '../../src/briefings/library.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { systemClock } from '../../src/clock.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import type { FatalDiscordError } from '../../src/discord/fatal.ts';
import { createPublishing } from '../../src/intake/publishing.ts';
import type { LocalDiscord, LocalDiscordOptions } from '../../src/local-discord/index.ts';
import { createLog } from '../../src/log.ts';
import { buildIndex } from '../../src/search/index.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openFor } from './databases.ts';
import { localDiscord } from './local-discord.ts';
import { realBriefing } from './real-briefing.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Running = {
  discord: LocalDiscord;
  bot: Bot;
  storage: Storage;
  /** What the bot logged, a line an entry. */
  log: string[];
  fatal: FatalDiscordError[];
};

export type RunningOptions = {
  briefings?: readonly Briefing[];
  discord?: LocalDiscordOptions;
  /** Logs in here, instead of at a local Discord of its own. */
  on?: LocalDiscord;
  parts?: (parts: BotParts) => BotParts;
};

/** The real bot, logged in to a local Discord of its own; both end with the test. */
export async function startRunning({
  briefings = [realBriefing],
  discord: options,
  on,
  parts: change = (parts) => parts,
}: RunningOptions = {}): Promise<Running> {
  const discord = on ?? (await localDiscord(options));
  const { parts, log } = await partsWith(briefings);
  const fatal: FatalDiscordError[] = [];
  const account = { token: discord.token, apiUrl: discord.apiUrl };
  const bot = await startBot(account, change(parts), new AbortController().signal, (error) =>
    fatal.push(error),
  );
  onTestFinished(() => bot.close());
  return { discord, bot, storage: parts.storage, log, fatal };
}

/** What a bot works with, over these briefings as its archive, and what was logged. The storage ends with the test. */
export async function partsWith(briefings: readonly Briefing[]): Promise<{ parts: BotParts; log: string[] }> {
  const log: string[] = [];
  const index = buildIndex(briefings);
  const storage = await openFor({ stateDir: await temporaryFolder() });
  await recordBriefings(storage.outbox, briefings, systemClock.now());
  // As at a first start, where nothing of them says when they came.
  const library = createLibrary(briefings);
  const parts: BotParts = {
    log: createLog('info', { write: (line: string) => void log.push(line) }),
    clock: systemClock,
    library: () => library,
    index: () => index,
    storage,
    publishing: createPublishing(
      await temporaryFolder(),
      () => new Map(),
      parseBriefing,
      async () => false,
    ),
    onAnswer: () => {},
  };
  return { parts, log };
}
