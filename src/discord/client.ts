import {
  Client,
  type ClientOptions,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  HTTPError,
  Options,
  Status,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { backOff } from './back-off.ts';
import { BAD_TOKEN, closeText } from './closes.ts';
import { FatalDiscordError } from './fatal.ts';
import { type Patience, PatientSharding } from './patient-sharding.ts';
import { requests } from './requests.ts';

const ownOnly = {
  maxSize: 0,
  keepOverLimit: (one: { id: string; client: Client }) => one.id === one.client.user?.id,
};

function options(apiUrl: string, patience: Patience): ClientOptions {
  return {
    intents: [GatewayIntentBits.Guilds],
    // A connection carries at most 2,500 servers. Discord says how many connections there are to be.
    shards: 'auto',
    allowedMentions: { parse: [] },
    // Interactions wait until the client is ready. With the default of 15 s, their 3 s would be long over.
    waitGuildTimeout: 1000,
    ws: { buildStrategy: (manager) => new PatientSharding(manager, patience) },
    rest: {
      api: apiUrl,
      version: '10',
      invalidRequestWarningInterval: 100,
      // Nobody knows whether a request was done that timed out or met a 500, so only its caller can say whether to
      // repeat it.
      retries: 0,
      ...requests(patience.clock),
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
      VoiceStateManager: 0,
      GuildMemberManager: ownOnly,
      UserManager: ownOnly,
    }),
  };
}

export type ConnectOptions = {
  token: string;
  /** Without the version, like `DISCORD_API_URL`. */
  apiUrl: string;
  log: Log;
  clock: Clock;
  random: () => number;
  /** Ends the attempts. */
  signal: AbortSignal;
  /** Attaches listeners before the client connects. Called again for each new client. */
  prepare(client: Client): void;
  /** Called when a connection, once made, is lost for good; perhaps more than once. */
  onFatal(error: FatalDiscordError): void;
};

/**
 * Logs in, and resolves with a client that is ready. Keeps trying, ever more slowly, while Discord cannot be reached.
 * Rejects with `FatalDiscordError` when trying again cannot help, and with the signal's reason when it aborts.
 */
export async function connect({
  token,
  apiUrl,
  log,
  clock,
  random,
  signal,
  prepare,
  onFatal,
}: ConnectOptions): Promise<Client<true>> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    // Fails only before anything is connected. Such a client is of no use any more, so each attempt makes its own.
    const client = new Client(options(apiUrl, { clock, random }));
    logEvents(client, log);
    prepare(client);
    try {
      const ready = await login(client, token, signal);
      watchForTheEnd(ready, onFatal);
      return ready;
    } catch (error) {
      await disconnect(client, clock);
      signal.throwIfAborted();
      const fatal = fatalOf(error);
      if (fatal) throw fatal;
      const wait = backOff(attempt, random());
      log.warn(
        { reason: reasonOf(error), waitMs: Math.round(wait) },
        'Discord cannot be reached, trying again',
      );
      await clock.wait(wait, signal);
    }
  }
}

/** Whether Discord tells the client at this moment what happens. What discord.js calls ready stays ready for good. */
export const isConnected = (client: Client<true>): boolean =>
  client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);

const GOODBYE = 1000;

/** Leaves Discord. Waits for its goodbye for at most a second, since a connection may be half open. */
export async function disconnect(client: Client, clock: Clock): Promise<void> {
  client.removeAllListeners();
  // Nobody cares what else goes wrong while it leaves.
  client.on(Events.Error, () => {});
  const gone = new AbortController();
  await Promise.race([client.destroy(), clock.wait(GOODBYE, gone.signal)]);
  gone.abort();
}

function login(client: Client, token: string, signal: AbortSignal): Promise<Client<true>> {
  const { promise, resolve, reject } = Promise.withResolvers<Client<true>>();
  const settled = new AbortController();
  client.once(Events.ClientReady, resolve);
  // Fatal closes during the first connect reject login(); later ones come only as this event.
  client.once(Events.ShardDisconnect, ({ code }) => reject(new FatalDiscordError(closeText(code))));
  signal.addEventListener('abort', () => reject(signal.reason), { signal: settled.signal });
  client.login(token).catch(reject);
  return promise.finally(() => settled.abort());
}

function watchForTheEnd(client: Client<true>, onFatal: ConnectOptions['onFatal']): void {
  const end = (text: string): void => onFatal(new FatalDiscordError(text));
  client.on(Events.ShardDisconnect, ({ code }) => end(closeText(code)));
  client.rest.on('response', ({ path }, { status }) => {
    // Interaction tokens that ran out answer 401 as well. Those belong to one interaction, and are not ours.
    if (status === 401 && !/^\/(interactions|webhooks)\//.test(path)) end(BAD_TOKEN);
  });
}

function logEvents(client: Client, log: Log): void {
  client.on(Events.Error, (err) => log.error({ err }, 'the Discord client reports an error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'the Discord client warns'));
  client.on(Events.ShardError, (err, shard) =>
    log.warn({ err, shard }, 'the connection to Discord has an error'),
  );
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'connecting to Discord again'));
  client.on(Events.ShardResume, (shard, replayed) =>
    log.info({ shard, replayed }, 'connected to Discord again'),
  );
  client.rest.on('response', ({ route }, { status, headers }) => {
    if (status !== 429) return;
    const [seconds, scope] = [headers.get('retry-after'), headers.get('x-ratelimit-scope')];
    log.warn({ route, seconds, scope }, 'Discord asks to slow down');
  });
  client.rest.on('invalidRequestWarning', ({ count, remainingTime }) =>
    log.warn({ count, remainingMs: remainingTime }, 'Discord refused many requests lately'),
  );
}

const NO_API =
  'What DISCORD_API_URL names answers, but not as Discord does (404). It must be an address such as https://discord.com/api (without the version).';

function fatalOf(error: unknown): FatalDiscordError | undefined {
  if (error instanceof FatalDiscordError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new FatalDiscordError(BAD_TOKEN);
  if (error instanceof DiscordAPIError && error.status === 401) return new FatalDiscordError(BAD_TOKEN);
  if ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === 404)
    return new FatalDiscordError(NO_API);
  return undefined;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
