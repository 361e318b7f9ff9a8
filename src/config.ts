import { readFileSync, statSync } from 'node:fs';
import { parse, populate } from 'dotenv';
import { z } from 'zod';
import { causeOf } from './briefings/error-code.ts';
import { nearName } from './briefings/near-name.ts';
import { utf16Of } from './briefings/parse/decode.ts';

/** Everything the environment decides. `discordToken` undefined means: run the local Discord. */
export type Config = {
  discordToken?: string;
  discordApiUrl: string;
  briefingsDir: string;
  /** Addresses of RSS, Atom or JSON feeds. */
  feeds: readonly string[];
  /** Takes items without the known headings as summaries. */
  feedsLoose: boolean;
  /** Fetches feeds from private addresses too. */
  feedsPrivate: boolean;
  stateDir: string;
  databaseUrl?: string;
  localPort: number;
  healthPort?: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** The role whose members may publish from Discord, beside whoever owns the bot. */
  publisherRole?: string;
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** A wrong variable: the message names the variable, what it got (never a secret) and what it wants. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535);

const yesOrNo = z
  .enum(['yes', 'no'])
  .default('no')
  .transform((value) => value === 'yes');

const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const isUrl = (value: string, ...protocols: string[]): boolean =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);

type Variable<T> = { schema: z.ZodType<T>; wants: string; secret?: true };

const VARIABLES = {
  DISCORD_TOKEN: {
    schema: z
      .string()
      .regex(/^(?:Bot\s+)?[\w.~+/=-]+$/i)
      .transform((value) => value.replace(/^Bot\s+/i, ''))
      .optional(),
    wants: 'a bot token, copied from the Bot page of your application',
    secret: true,
  } satisfies Variable<string | undefined>,
  DISCORD_API_URL: {
    schema: z
      .string()
      .refine((value) => isUrl(value, 'http:', 'https:') && !/\/v\d+\/*$/.test(value))
      .transform((value) => value.replace(/\/+$/, ''))
      .default('https://discord.com/api'),
    wants: 'an http or https address such as https://discord.com/api (without the version)',
  } satisfies Variable<string>,
  BRIEFINGS_DIR: {
    schema: z.string().default('data/briefings').refine(isDirectory),
    wants: 'a folder that exists, with briefings in *.md or *.txt files',
  } satisfies Variable<string>,
  FEEDS: {
    schema: z
      .string()
      .default('')
      .transform((value) => [...new Set(value.split(/\s*,(?=\s|https?:|$)|\s+/).filter(Boolean))])
      .refine((all) => all.every((one) => isUrl(one, 'http:', 'https:'))),
    wants:
      'addresses of RSS, Atom or JSON feeds such as https://example.org/feed.xml, with blanks or commas between',
    secret: true,
  } satisfies Variable<string[]>,
  FEEDS_LOOSE: { schema: yesOrNo, wants: 'yes or no' } satisfies Variable<boolean>,
  FEEDS_PRIVATE: { schema: yesOrNo, wants: 'yes or no' } satisfies Variable<boolean>,
  STATE_DIR: {
    schema: z.string().default('data/state'),
    wants: 'a folder for the database',
  } satisfies Variable<string>,
  DATABASE_URL: {
    schema: z
      .string()
      .refine((value) => isUrl(value, 'postgres:', 'postgresql:'))
      .optional(),
    wants: 'an address such as postgres://user:password@host:5432/name',
    secret: true,
  } satisfies Variable<string | undefined>,
  LOCAL_PORT: { schema: port.default(3000), wants: 'a port from 0 to 65535' } satisfies Variable<number>,
  HEALTH_PORT: { schema: port.optional(), wants: 'a port from 0 to 65535' } satisfies Variable<
    number | undefined
  >,
  PUBLISHER_ROLE: {
    schema: z
      .string()
      .regex(/^\d{17,20}$/)
      .optional(),
    wants:
      "a role's id: in Discord, Settings, Advanced, Developer Mode on; then right-click the role, Copy Role ID",
  } satisfies Variable<string | undefined>,
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).default('info'),
    wants: `one of ${LOG_LEVELS.join(', ')}`,
  } satisfies Variable<Config['logLevel']>,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration of this process: its environment, to which what that does not say is added from `.env`. Throws `ConfigError`. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const file = readEnvFile(environment['DOTENV_PATH'] ?? '.env');
  checkNames(Object.keys(file));
  populate(environment, file);
  return readConfig(environment);
}

/**
 * What a file of variables says; nothing when there is none. Throws `ConfigError` when it cannot be read: without its token the bot
 * would not be the one that was meant.
 */
export function readEnvFile(path: string): Record<string, string> {
  try {
    const bytes = readFileSync(path);
    // PowerShell's `>` writes UTF-16.
    return parse(new TextDecoder(utf16Of(bytes)).decode(bytes));
  } catch (error) {
    const cause = causeOf(error);
    if (cause === 'ENOENT') return {};
    throw new ConfigError(
      `${path} cannot be read (${cause}). Make it a file that the user who runs this may read.`,
    );
  }
}

/** Throws `ConfigError` when one of the names in `.env` is nearly one of ours; those of other programs are let be. */
export function checkNames(names: readonly string[]): void {
  const known = Object.keys(VARIABLES);
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearName(known, name.toUpperCase(), name.length < 8 ? 1 : 2);
    if (near) throw new ConfigError(`.env has ${name}, which means nothing here. Did you mean ${near}?`);
  }
}

/** Reads the configuration from an environment; a blank variable counts as not set. Throws `ConfigError`. */
export function readConfig(environment: Environment): Config {
  const read = <T>(name: keyof typeof VARIABLES, { schema, wants, secret }: Variable<T>): T => {
    const value = environment[name]?.trim() || undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const got = secret
      ? 'has a value it cannot use (not shown here)'
      : `is ${JSON.stringify(value ?? 'data/briefings')}`;
    throw new ConfigError(`${name} ${got}; it must be ${wants}.`);
  };
  const token = read('DISCORD_TOKEN', VARIABLES.DISCORD_TOKEN);
  const databaseUrl = read('DATABASE_URL', VARIABLES.DATABASE_URL);
  const healthPort = read('HEALTH_PORT', VARIABLES.HEALTH_PORT);
  const publisherRole = read('PUBLISHER_ROLE', VARIABLES.PUBLISHER_ROLE);
  return {
    ...(token !== undefined && { discordToken: token }),
    discordApiUrl: read('DISCORD_API_URL', VARIABLES.DISCORD_API_URL),
    briefingsDir: read('BRIEFINGS_DIR', VARIABLES.BRIEFINGS_DIR),
    feeds: read('FEEDS', VARIABLES.FEEDS),
    feedsLoose: read('FEEDS_LOOSE', VARIABLES.FEEDS_LOOSE),
    feedsPrivate: read('FEEDS_PRIVATE', VARIABLES.FEEDS_PRIVATE),
    stateDir: read('STATE_DIR', VARIABLES.STATE_DIR),
    ...(databaseUrl !== undefined && { databaseUrl }),
    localPort: read('LOCAL_PORT', VARIABLES.LOCAL_PORT),
    ...(healthPort !== undefined && { healthPort }),
    ...(publisherRole !== undefined && { publisherRole }),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
  };
}
