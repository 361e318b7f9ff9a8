import { type Client, Events } from 'discord.js';
import * as list from '../commands/index.ts';
import type { App } from './app.ts';
import { startDelivering } from './delivering.ts';
import { connect, disconnect, isConnected } from './discord/client.ts';
import { createDispatch } from './discord/dispatch.ts';
import { createDrafts } from './discord/drafts.ts';
import { FatalDiscordError } from './discord/fatal.ts';
import { createKept } from './discord/kept.ts';
import { tellOwner } from './discord/owner.ts';
import { register } from './discord/registration.ts';
import type { Storage } from './storage/storage.ts';

/** Where and as whom to log in. `apiUrl` is without the version. */
export type Account = { token: string; apiUrl: string };

/** What the bot works with: all that commands may use, and where it is remembered. */
export type BotParts = Pick<App, 'log' | 'clock' | 'library' | 'index' | 'publishing' | 'publisherRole'> & {
  storage: Storage;
  /** Told the status of each answer of Discord's REST API. */
  onAnswer(status: number): void;
};

/** The bot's side of Discord: `close` lets what is running finish, for at most ten seconds, and then leaves. */
export type Bot = {
  isReady(): boolean;
  wake(): void;
  /** Tells the owner which lines are wrong with files of briefings; rejects when Discord refuses. */
  tellOwner(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

const FINISH = 10_000;

const commands = Object.values(list);

/** Logs in, answers commands, posts what is due and registers the commands. Resolves once that is so; see `connect` for when it rejects. */
export async function startBot(
  account: Account,
  parts: BotParts,
  signal: AbortSignal,
  onFatal: (error: FatalDiscordError) => void,
): Promise<Bot> {
  let wake = (): void => {};
  const { storage, onAnswer, ...rest } = parts;
  const app: App = {
    ...rest,
    subscriptions: storage.subscriptions,
    outbox: storage.outbox,
    drafts: createDrafts(parts.clock.now),
    typed: createKept(parts.clock.now),
    wake: () => wake(),
  };
  const dispatch = createDispatch(commands, app);
  const running = new Set<Promise<void>>();
  const prepare = (client: Client): void => {
    client.rest.on('response', (_, { status }) => onAnswer(status));
    client.on(Events.InteractionCreate, (interaction) => {
      const answer = dispatch(interaction).finally(() => running.delete(answer));
      running.add(answer);
    });
  };
  const client = await connect({
    ...account,
    log: app.log,
    clock: app.clock,
    random: Math.random,
    signal,
    prepare,
    onFatal,
  });
  const delivering = await startDelivering({
    client,
    storage,
    clock: app.clock,
    log: app.log,
    random: Math.random,
    onFatal: ({ message }) => onFatal(new FatalDiscordError(message)),
    signal,
  });
  wake = delivering.wake;
  const closing = new AbortController();
  await register(
    client,
    commands.map(({ data }) => data),
    {
      log: app.log,
      clock: app.clock,
      random: Math.random,
      signal: AbortSignal.any([signal, closing.signal]),
    },
  );
  app.log.info({ user: client.user.tag, guilds: client.guilds.cache.size }, 'ready');

  return {
    isReady: () => isConnected(client),
    wake: () => wake(),
    tellOwner: (lines) => tellOwner(client, lines),
    async close() {
      closing.abort();
      client.removeAllListeners(Events.InteractionCreate);
      const finished = new AbortController();
      const work = Promise.allSettled([...running, delivering.stop()]);
      await Promise.race([work, app.clock.wait(FINISH, finished.signal)]);
      finished.abort();
      await disconnect(client, app.clock);
    },
  };
}
