import type { Client } from 'discord.js';
import type { Clock } from './clock.ts';
import { createAllowance } from './delivery/allowance.ts';
import { backOff } from './delivery/back-off.ts';
import { resumeWorking } from './delivery/probe.ts';
import { createWorker, type Worker } from './delivery/worker.ts';
import { type Concerns, watchGuilds } from './discord/guild-events.ts';
import { createCourier } from './discord/posting/courier.ts';
import { createTellPaused } from './discord/posting/notice.ts';
import type { Log } from './log.ts';
import type { Storage } from './storage/storage.ts';

/** What delivering works with. `onFatal` is called when nothing can be posted any more. */
export type DeliveringParts = {
  client: Client<true>;
  storage: Pick<Storage, 'subscriptions' | 'outbox' | 'leadership'>;
  clock: Clock;
  log: Log;
  /** 0 to 1. */
  random(): number;
  onFatal(error: Error): void;
  /** Stops it, also while it starts. */
  signal: AbortSignal;
};

/** Posting that is under way. `stop` begins nothing more and resolves once what was begun is written down. */
export type Delivering = Pick<Worker, 'wake'> & { stop(): Promise<void> };

/** Answers that Discord holds against an address; those of a limit that is shared with others do not count. */
const HELD_AGAINST = new Set([401, 403, 429]);

/** The longest wait before the database is tried again, in ms. */
const LONGEST = 60_000;

/** Starts posting what the outbox holds, over a client that is ready, and keeps subscriptions true to what happens in servers. */
export async function startDelivering(parts: DeliveringParts): Promise<Delivering> {
  const { client, storage, clock, log } = parts;
  const { subscriptions } = storage;
  const stop = new AbortController();
  const stopped = AbortSignal.any([parts.signal, stop.signal]);
  const courier = createCourier(client, clock.now);
  const allowance = createAllowance();
  client.rest.on('response', (_, { status, headers }) => {
    if (HELD_AGAINST.has(status) && headers.get('x-ratelimit-scope') !== 'shared')
      allowance.spend(clock.now());
  });
  const worker = createWorker({
    ...storage,
    courier,
    allowance,
    clock,
    log,
    random: parts.random,
    onPaused: createTellPaused(client, { log, now: clock.now }),
  });

  // One after the other, in the order in which it happened, and until the database takes it: Discord tells nothing twice.
  let writing: Promise<void> = Promise.resolve();
  const safely = (work: () => Promise<unknown>): Promise<void> => {
    writing = writing.then(async () => {
      for (let failures = 0; !stopped.aborted; failures++) {
        try {
          await work();
          return;
        } catch (error) {
          if (failures === 0)
            log.error(
              { err: error },
              'what happened in a server could not be written down; it is tried again',
            );
          await clock.wait(Math.min(backOff(failures, parts.random()), LONGEST), stopped);
        }
      }
    });
    return writing;
  };
  /** What changed in servers and was not looked at yet: somebody who drags a role or a channel changes a hundred at once. */
  const changes = new Map<string, Concerns[]>();
  const resumeChanged = (guildId: string, concerns: Concerns = () => true): Promise<void> => {
    const unseen = changes.get(guildId);
    if (unseen) {
      unseen.push(concerns);
      return writing;
    }
    const changed = [concerns];
    changes.set(guildId, changed);
    return safely(async () => {
      changes.delete(guildId);
      const paused = await subscriptions.pausedIn(guildId);
      const { resumed } = await resumeWorking(
        { subscriptions, courier, affordable: () => allowance.probes(clock.now()), log },
        paused.filter((one) => changed.some((concerned) => concerned(one))),
        clock.now(),
        stopped,
      );
      if (resumed) worker.wake();
    });
  };
  await watchGuilds(client, subscriptions, {
    left: (guildIds) =>
      safely(async () => {
        for (const guildId of guildIds) await subscriptions.remove({ guildId }, 'guild-left', clock.now());
      }),
    joined: (guildId) =>
      safely(async () => {
        if (await subscriptions.guildReturned(guildId, clock.now())) worker.wake();
      }),
    channelGone: (channelId) =>
      safely(() => subscriptions.remove({ channelId }, 'channel-deleted', clock.now())),
    changed: resumeChanged,
  });

  const running = worker.run(stopped).catch(parts.onFatal);
  return {
    wake: worker.wake,
    async stop() {
      stop.abort();
      await Promise.all([running, writing]);
    },
  };
}
