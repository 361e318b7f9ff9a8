import { type Client, Events } from 'discord.js';
import { commands } from '../commands/index.ts';
import type { App } from './app.ts';
import { connect, type FatalDiscordError } from './discord/client.ts';
import { createDispatch } from './discord/dispatch.ts';
import { register } from './discord/registration.ts';

/** Where and as whom to log in. `apiUrl` is without the version. */
export type Account = { token: string; apiUrl: string };

/** The bot's side of Discord: `stop` lets what is running finish, for at most ten seconds, and then leaves. */
export type Bot = { isReady(): boolean; stop(): Promise<void> };

const FINISH = 10_000;

/** Logs in, registers the commands and answers them. Resolves once that is so; see `connect` for when it rejects. */
export async function startBot(
  account: Account,
  app: App,
  signal: AbortSignal,
  onFatal: (error: FatalDiscordError) => void,
): Promise<Bot> {
  const dispatch = createDispatch(commands, app);
  const running = new Set<Promise<void>>();
  const prepare = (client: Client): void => {
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
  const changed = await register(
    client,
    commands.map(({ data }) => data),
  );
  app.log.info(
    {
      user: client.user.tag,
      guilds: client.guilds.cache.size,
      commands: changed ? 'registered' : 'unchanged',
    },
    'ready',
  );

  return {
    isReady: () => client.isReady(),
    async stop() {
      client.removeAllListeners(Events.InteractionCreate);
      const finished = new AbortController();
      await Promise.race([Promise.allSettled(running), app.clock.wait(FINISH, finished.signal)]);
      finished.abort();
      await client.destroy();
    },
  };
}
