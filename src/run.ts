import { type Bot, startBot } from './bot.ts';
import { cameAt } from './briefings/order.ts';
import { type Clock, following } from './clock.ts';
import type { Config } from './config.ts';
import { createRecorder } from './delivery/record.ts';
import type { FatalDiscordError } from './discord/fatal.ts';
import { serveHealth } from './health.ts';
import { createFetcher, USUAL_LIMITS } from './intake/feeds/fetch-feed.ts';
import { startIntake } from './intake/intake.ts';
import { startOperator } from './intake/operator.ts';
import { publishText } from './intake/publish-text.ts';
import { createPublishing } from './intake/publishing.ts';
import { createReader, type Reader } from './intake/reader.ts';
import type { Told } from './local.ts';
import type { Log } from './log.ts';
import { createShelf } from './shelf.ts';
import { openStorage } from './storage/storage.ts';

/** What a run works with besides its configuration. A `reader` is left open; without one the run has its own. */
export type Surroundings = Told & { clock: Clock; log: Log; reader?: Reader };

/**
 * Runs the bot until `signal` aborts, and resolves when all is put away. Rejects with `StorageError` or
 * `FatalDiscordError` when it cannot start or go on.
 */
export async function run(config: Config, surroundings: Surroundings, signal: AbortSignal): Promise<void> {
  const { clock: given, log } = surroundings;
  // Who logs in to Discord need not load one.
  const stage = config.discordToken ? undefined : await import('./local.ts');
  // The local Discord's clock can be moved from its page, and the bot's goes with it.
  const localClock = stage?.createClock(given.now);
  const clock = localClock ? following(localClock) : given;
  const over = new AbortController();
  const ended = AbortSignal.any([signal, over.signal]);
  let fatal: FatalDiscordError | undefined;
  const onFatal = (error: FatalDiscordError): void => {
    fatal ??= error;
    over.abort(error);
  };
  // The last opened is closed first.
  await using open = new AsyncDisposableStack();
  const opened = <T extends { close(): Promise<void> }>(one: T): T => open.adopt(one, () => one.close());
  try {
    const storage = opened(await openStorage(config, (notice, level) => log[level](notice)));
    const shelf = createShelf();
    // A feed that takes long to read keeps no publisher waiting.
    const reader = surroundings.reader ?? opened(createReader());
    const feedReader = surroundings.reader ?? opened(createReader());
    const fetcher = opened(createFetcher({ ...USUAL_LIMITS, private: config.feedsPrivate }, clock.now));
    const record = createRecorder(storage.outbox);
    let bot: Bot | undefined;
    const operator = opened(
      startOperator({
        memory: storage.intakeMemory,
        clock,
        log,
        canSay: () => bot?.isReady() === true && storage.leadership.held(),
        say: async (lines) => bot?.tellOwner(lines),
      }),
    );
    const intake = opened(
      await startIntake({
        folder: config.briefingsDir,
        parse: reader.briefing,
        clock,
        log,
        memory: storage.intakeMemory,
        onProblems: operator.problems,
        feeds: {
          addresses: config.feeds,
          loose: config.feedsLoose,
          fetchFeed: fetcher.fetchFeed,
          reader: feedReader,
          memory: storage.feedMemory,
          random: Math.random,
        },
        async onChange(briefings, archived, fromFeeds) {
          // Readers get what is new also while the database is away.
          const recordedAt = await storage.outbox.recordedAt().catch(() => new Map<string, number>());
          await shelf.put(briefings, cameAt(recordedAt, clock.now()));
          const recorded = await record(briefings, clock.now(), archived, fromFeeds);
          log.info({ briefings: briefings.length, ...recorded }, 'briefings read');
          // Even when nothing was new: another process may have recorded it a moment before, and this one posts.
          bot?.wake();
        },
      }),
    );
    if (!shelf.library().briefings.length)
      log.warn(
        { briefingsDir: config.briefingsDir },
        'no briefing yet: put a *.md or *.txt file into this folder',
      );
    const publishing = createPublishing(config.briefingsDir, intake.files, reader.briefing, intake.retract);
    const drop = (text: string): Promise<string> => publishText(publishing, text);
    const beside = { drop, forget: storage.forgetServers };
    const local =
      stage &&
      localClock &&
      opened(await stage.openLocal({ port: config.localPort, clock: localClock, ...beside }, surroundings));
    let onAnswer: (status: number) => void = () => {};
    if (config.healthPort !== undefined) {
      // Most are watched by nobody, and need not load what counts.
      const { createMetrics } = await import('./metrics.ts');
      const metrics = createMetrics({
        deliveries: storage.outbox.counts,
        subscriptions: storage.subscriptions.counts,
        briefings: () => shelf.library().briefings.length,
        refused: () => intake.problems().length,
        connected: () => bot?.isReady() ?? false,
        posts: storage.leadership.held,
      });
      onAnswer = metrics.countAnswer;
      const unread = () => ['the database cannot be read'];
      const missing = async () => [
        ...(bot?.isReady() ? [] : ['not connected to Discord']),
        ...(shelf.library().briefings.length ? [] : ['no briefing could be read']),
        ...(await storage.subscriptions.counts().then(() => [], unread)),
      ];
      const parts = { missing, refused: intake.problems, metrics };
      const health = opened(await serveHealth(config.healthPort, parts));
      log.info({ healthPort: health.port }, 'serving /healthz, /readyz and /metrics');
    }
    const account = {
      token: local?.token ?? config.discordToken ?? '',
      apiUrl: local?.apiUrl ?? config.discordApiUrl,
    };
    const parts = {
      log,
      clock,
      library: shelf.library,
      index: shelf.index,
      storage,
      publishing,
      ...(config.publisherRole !== undefined && { publisherRole: config.publisherRole }),
      onAnswer,
    };
    bot = opened(await startBot(account, parts, ended, onFatal));
    if (!ended.aborted) await new Promise((resolve) => ended.addEventListener('abort', resolve));
  } catch (error) {
    if (!ended.aborted) throw error;
    if (error !== ended.reason) log.warn({ err: error }, 'the start was broken off');
  }
  if (fatal) throw fatal;
}
