import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type LocalDiscord, type Message, textOf } from '../../src/local-discord/index.ts';
import { createLog } from '../../src/log.ts';
import { run } from '../../src/run.ts';
import { localDiscord } from './local-discord.ts';
import { oneReader } from './one-reader.ts';
import { pushed, type SteerableClock, steerableClock } from './steerable-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The whole bot as `npm start` runs it, but in this process and with a clock to push. */
export type WholeBot = {
  discord: LocalDiscord;
  clock: SteerableClock;
  /** Where its folder of briefings is. */
  root: string;
  folder: string;
  /** A file of that folder. */
  path(name: string): string;
  /** All that it logged. */
  output(): string;
  /** Stops the bot, and rejects when it ended with an error. */
  stop(): Promise<void>;
  /** Starts it again over the same folder and state, and resolves once it is ready. */
  start(): Promise<void>;
  /** What `/readyz` calls refused. */
  refused(): Promise<readonly string[]>;
  /** What a reader is told. */
  ask(query: string): Promise<string>;
  /** The bot's posts in the channel that is subscribed. */
  posts(): Message[];
  /** Resolves with the first post that has these words, pushing the clock. */
  posted(words: string): Promise<Message>;
  /** Resolves with the first answer of `look` that is not undefined, pushing the clock. */
  until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T>;
};

/** The channel that is subscribed, and where readers ask. */
export const CHANNEL = 'The Reading Room/world-news';

/** Starts it over a folder with these files as its archive, with one channel subscribed; all ends with the test. */
export async function startWhole(
  archive: Readonly<Record<string, string | Uint8Array>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<WholeBot> {
  const root = await temporaryFolder();
  const folder = join(root, 'briefings');
  const path = (name: string): string => join(folder, name);
  await mkdir(folder);
  for (const [name, content] of Object.entries(archive)) await writeFile(path(name), content);
  const discord = await localDiscord();
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    BRIEFINGS_DIR: folder,
    STATE_DIR: await temporaryFolder(),
    HEALTH_PORT: '0',
    ...environment,
  });
  const clock = steerableClock();
  const log: string[] = [];
  let running: { stop: AbortController; ended: Promise<void>; from: number } | undefined;
  const output = (): string => log.join('');
  const until: WholeBot['until'] = (look) => pushed(clock, look, output);
  const stop = async (): Promise<void> => {
    running?.stop.abort();
    await running?.ended;
    running = undefined;
  };
  const start = async (): Promise<void> => {
    const aborter = new AbortController();
    const surroundings = {
      clock,
      log: createLog('info', { write: (line: string) => void log.push(line) }),
      say: () => {},
      reader: oneReader,
    };
    running = { stop: aborter, ended: run(config, surroundings, aborter.signal), from: log.length };
    const { from, ended } = running;
    await Promise.race([ended, until(() => log.slice(from).join('').includes('"msg":"ready"') || undefined)]);
  };
  onTestFinished(stop);
  await start();
  await discord.as('Milo').type(CHANNEL, '/subscribe');

  const posts = (): Message[] =>
    discord.messages(CHANNEL).filter(({ visibleTo, type }) => visibleTo === null && type === 0);
  return {
    discord,
    clock,
    root,
    folder,
    path,
    output,
    start,
    stop,
    async refused() {
      const port = /.*"healthPort":(\d+)/s.exec(output())?.[1];
      return (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).refused;
    },
    async ask(query) {
      const outcome = await discord.as('Rosa').type(CHANNEL, '/explain', { query });
      return outcome.kind === 'message' ? textOf(outcome.message).replaceAll('**', '') : outcome.kind;
    },
    posts,
    posted: (words) => until(() => posts().find((message) => textOf(message).includes(words))),
    until,
  };
}
