import { ConfigError } from './config.ts';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  NoPortError,
  startLocalDiscord,
} from './local-discord/index.ts';

export { createClock } from './local-discord/index.ts';

/** What is told to the person at the terminal: a text, and where the page is. */
export type Told = { say(text: string): void; onPage?(url: string): void };

/** Starts the local Discord in Discord's place, and says where its page is. Rejects with `ConfigError` when no port can be had. */
export async function openLocal(
  options: LocalDiscordOptions & { port: number },
  { say, onPage }: Told,
): Promise<LocalDiscord> {
  try {
    const local = await startLocalDiscord(options);
    // Its servers are new at each start, and what the bot did in those before is nowhere to be seen.
    await options.forget?.(Object.keys(local.world.guilds));
    say(welcome(local));
    onPage?.(local.url);
    return local;
  } catch (error) {
    if (!(error instanceof NoPortError)) throw error;
    throw new ConfigError(
      `LOCAL_PORT is "${options.port}". ${error.message} Name another one, or 0 for any.`,
    );
  }
}

function welcome({ url, port, askedPort }: LocalDiscord): string {
  const taken = port === askedPort || askedPort === 0 ? '' : ` (port ${askedPort} is taken)`;
  return `\nNo DISCORD_TOKEN is set, so this is the local Discord: servers, messages and subscriptions begin anew at each start.\nOpen ${url}${taken} and type /explain western sanctions\n`;
}
