import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  type Client,
  DiscordAPIError,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { backOff } from './back-off.ts';

type Wanted = readonly RESTPostAPIApplicationCommandsJSONBody[];
type Registered = APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody;

export type RegisterOptions = {
  log: Log;
  clock: Clock;
  random: () => number;
  /** Ends the attempts. */
  signal: AbortSignal;
};

/**
 * Makes Discord's list of our global commands equal to `wanted`. Resolves after the first attempt, and never rejects.
 * While Discord cannot take them, it is tried again, ever more slowly, and what was registered before goes on working.
 */
export async function register(
  client: Client<true>,
  wanted: Wanted,
  { log, clock, random, signal }: RegisterOptions,
): Promise<void> {
  const attempt = async (nth: number): Promise<void> => {
    try {
      const changed = await overwrite(client, wanted, signal);
      log.info({ commands: changed ? 'registered' : 'unchanged' }, 'the commands are as they should be');
    } catch (err) {
      if (signal.aborted) return;
      if (isRefusal(err)) return log.error({ err }, 'Discord refuses the commands; the old ones stay');
      const wait = backOff(nth, random());
      log.warn({ err, waitMs: Math.round(wait) }, 'the commands could not be registered, trying again');
      void clock.wait(wait, signal).then(() => (signal.aborted ? undefined : attempt(nth + 1)));
    }
  };
  await attempt(0);
}

/**
 * Whether the same request would be refused again. Asking too often comes as another error, and a proxy's error page
 * has no code.
 */
const isRefusal = (error: unknown): boolean =>
  error instanceof DiscordAPIError && typeof error.code === 'number';

/**
 * Sends one bulk overwrite, and only when the lists differ. Commands that stay keep their ids. Resolves with whether it
 * was needed.
 */
async function overwrite(client: Client<true>, wanted: Wanted, signal: AbortSignal): Promise<boolean> {
  const route = Routes.applicationCommands(client.application.id);
  // The list endpoint leaves the translations out unless asked for them.
  const query = new URLSearchParams({ with_localizations: 'true' });
  // The route's documented answer: https://docs.discord.com/developers/interactions/application-commands
  const registered = (await client.rest.get(route, { query, signal })) as APIApplicationCommand[];
  if (isDeepStrictEqual(comparable(registered), comparable(wanted))) return false;
  await client.rest.put(route, { body: wanted, signal });
  return true;
}

const comparable = (commands: readonly Registered[]): unknown[] =>
  commands
    .map((command) => ({
      ...strip(command),
      type: command.type ?? 1,
      contexts: command.contexts ?? null,
      default_member_permissions: command.default_member_permissions?.toString() ?? null,
    }))
    .sort((a, b) => JSON.stringify([a.type, a.name]).localeCompare(JSON.stringify([b.type, b.name])));

/** What Discord adds of its own accord, ignored when lists are compared. */
const ADDED = new Set(['id', 'application_id', 'guild_id', 'version', 'dm_permission', 'handler']);

/** The command without what Discord adds, and without values that mean the same as leaving them out. */
function strip<T>(value: T): T {
  if (Array.isArray(value)) return value.map(strip) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(
      ([key, one]) => !ADDED.has(key) && one !== null && one !== undefined && one !== false && one !== '',
    )
    .filter(([, one]) => typeof one !== 'object' || Object.keys(one).length > 0)
    .map(([key, one]) => [key, strip(one)]);
  return Object.fromEntries(kept) as T;
}
