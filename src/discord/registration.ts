import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  type Client,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';

type Registered = APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody;

/**
 * Makes Discord's list of our global commands equal to `wanted`, with one bulk overwrite, and only when they differ;
 * commands that stay keep their ids. Resolves with whether it had to.
 */
export async function register(
  client: Client<true>,
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(client.application.id);
  // The list endpoint leaves the translations out unless it is asked for them.
  const query = new URLSearchParams({ with_localizations: 'true' });
  // The route's documented answer: https://docs.discord.com/developers/interactions/application-commands
  const registered = (await client.rest.get(route, { query })) as APIApplicationCommand[];
  if (isDeepStrictEqual(comparable(registered), comparable(wanted))) return false;
  await client.rest.put(route, { body: wanted });
  return true;
}

const comparable = (commands: readonly Registered[]): unknown[] =>
  commands
    .map((command) => ({
      ...strip(command),
      type: command.type ?? 1,
      contexts: command.contexts ?? null,
      integration_types: command.integration_types ?? [0],
      default_member_permissions: command.default_member_permissions?.toString() ?? null,
    }))
    .sort((a, b) => JSON.stringify([a.type, a.name]).localeCompare(JSON.stringify([b.type, b.name])));

/** What Discord adds on its own account, and says nothing of when it is compared. */
const ADDED = new Set(['id', 'application_id', 'guild_id', 'version', 'dm_permission', 'handler']);

/** The command without what Discord adds and without values that mean the same as leaving them out. */
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
