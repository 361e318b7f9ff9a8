import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { recordBriefings } from '../../src/delivery/record.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import { REAL_BRIEFING, realBriefing } from '../support/real-briefing.ts';
import { subscribe } from '../support/some-subscription.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { countsOf, type TownSize, town } from './town.ts';

/** A local Discord with many subscribed channels, and bots to be killed, all on one database. */
export type Stage = {
  discord: LocalDiscord;
  channels: number;
  bots: readonly BotProcess[];
  /** Starts one more bot. */
  start(): BotProcess;
  kill(bot: BotProcess): Promise<void>;
  /** Moves the clocks of Discord and of all bots. */
  advance(ms: number): void;
  /** Writes the file of a briefing whose text is only this. */
  publish(text: string): Promise<void>;
  /** How many channels have a text, and those that do not have it just once. */
  reached(text: string): { channels: number; wrong: string[] };
  /** What bots logged as errors, those that were killed as well. */
  errors(): string[];
  /** How many deliveries are in each state, with all bots killed. */
  counts(): Promise<Record<string, number>>;
  close(): Promise<void>;
};

/** Sets the stage: every channel subscribed, the real briefing as the archive, no bot yet. */
export async function setStage(place: Place, size: TownSize): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-bot-'));
  const { world, wishes } = town(size);
  const discord = await startLocalDiscord({ world, trafficKept: 200 });
  const storage = await openStorage(place);
  for (const wish of wishes) await subscribe(storage.subscriptions, wish, wish.channelId, discord.now());
  await copyFile(REAL_BRIEFING, join(folder, basename(REAL_BRIEFING)));
  await recordBriefings(storage.outbox, [realBriefing], discord.now());
  await storage.close();
  const bots = new Set<BotProcess>();
  const errorsOfKilled: string[] = [];
  let ahead = 0;
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    BRIEFINGS_DIR: folder,
    STATE_DIR: place.stateDir || folder,
    ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }),
  };
  const stage: Stage = {
    discord,
    channels: size.channels,
    get bots() {
      return [...bots];
    },
    start() {
      const bot = startBotProcess(environment, ahead);
      bots.add(bot);
      return bot;
    },
    async kill(bot) {
      bots.delete(bot);
      await bot.kill();
      errorsOfKilled.push(...bot.errors());
    },
    advance(ms) {
      ahead += ms;
      discord.advance(ms);
      for (const bot of bots) bot.advance(ms);
    },
    async publish(text) {
      const name = join(folder, `${text.replaceAll(' ', '-')}.md`);
      await writeFile(`${name}.part`, `# ${text}\n\n${text}`);
      await rename(`${name}.part`, name);
    },
    reached(text) {
      const counts = countsOf(discord.world, text);
      const wrong = wishes
        .map(({ channelId }) => [channelId, counts.get(channelId) ?? 0] as const)
        .filter(([, count]) => count !== 1)
        .map(([id, count]) => `${discord.world.channels[id]?.name}: ${count} times`);
      return { channels: counts.size, wrong };
    },
    errors: () => [...errorsOfKilled, ...stage.bots.flatMap((bot) => bot.errors())],
    async counts() {
      await Promise.all([...bots].map(stage.kill));
      const opened = await openStorage(place);
      const counts = await opened.outbox.counts();
      await opened.close();
      return counts;
    },
    async close() {
      await Promise.all([...bots].map(stage.kill));
      await discord.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return stage;
}
