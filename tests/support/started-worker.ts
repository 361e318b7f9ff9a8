import { onTestFinished } from 'vitest';
import { createAllowance } from '../../src/delivery/allowance.ts';
import type { Courier } from '../../src/delivery/courier.ts';
import type { FollowUpJob, PostJob } from '../../src/delivery/delivery.ts';
import type { PostOutcome } from '../../src/delivery/outcome.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import { createLog } from '../../src/log.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { databases, openFor } from './databases.ts';
import { manualClock } from './manual-clock.ts';
import { realBriefing } from './real-briefing.ts';
import { briefingOf } from './some-briefing.ts';
import { subscribe, wishOf } from './some-subscription.ts';

/** When the worker's clock begins. */
export const NOW = Date.UTC(2026, 10, 23, 9);
export const MINUTE = 60_000;
/** A briefing to be published; the archive is the real one. */
export const news = briefingOf('---\nid: news\n---\nSomething happened.');

/** A worker over SQLite and a courier that answers as it is told, posting each delivery at most once like Discord's nonce. */
export async function startWorker(
  channels: readonly string[],
  answer: (job: PostJob, attempt: number) => PostOutcome | 'post' | 'lost after' | 'throw' = () => 'post',
  more: Partial<Courier> = {},
) {
  const [embedded] = databases;
  if (!embedded) throw new Error('no database');
  const storage = await openFor(await embedded.place());
  await recordBriefings(storage.outbox, [realBriefing], NOW);
  for (const channel of channels) await subscribe(storage.subscriptions, wishOf(channel), channel, NOW);
  const clock = manualClock(NOW);
  const tries: string[] = [];
  const posted = new Map<string, string>();
  const log: string[] = [];
  const told: string[] = [];
  const followUps: FollowUpJob[] = [];
  const courier: Courier = {
    async post(job) {
      const { channelId } = job.subscription;
      tries.push(`${clock.now() - NOW} ${channelId}`);
      const said = answer(job, tries.filter((one) => one.endsWith(` ${channelId}`)).length);
      if (said === 'throw') throw new Error('socket hang up');
      if (typeof said === 'object') return said;
      posted.set(job.nonce, channelId);
      if (said === 'lost after') throw new Error('other side closed');
      return { kind: 'posted', channelId, messageId: `m-${job.nonce}` };
    },
    findPosted: async (job) =>
      posted.has(job.nonce)
        ? { kind: 'found', channelId: job.subscription.channelId, messageId: `m-${job.nonce}` }
        : { kind: 'absent' },
    edit: async (job) => {
      followUps.push(job);
      return { kind: 'done' };
    },
    publish: async () => ({ kind: 'done' }),
    probe: async () => ({ kind: 'works' }),
    ...more,
  };
  const allowance = createAllowance();
  const worker = createWorker({
    ...storage,
    courier,
    allowance,
    clock,
    random: () => 1,
    log: createLog('info', { write: (line: string) => void log.push(line) }),
    onPaused: async ({ channelId }, { reason }) => void told.push(`${channelId}: ${reason}`),
  });
  const stop = new AbortController();
  const running = worker.run(stop.signal);
  running.catch(() => {});
  onTestFinished(async () => {
    stop.abort();
    await running.catch(() => {});
  });
  const publish = async (briefing = news) => {
    await recordBriefings(storage.outbox, [realBriefing, briefing], clock.now());
    worker.wake();
    await clock.advance(0);
  };
  return { storage, clock, worker, running, stop, tries, posted, log, told, followUps, allowance, publish };
}
/** How many deliveries are in each state. */
export const counts = (storage: Storage) => storage.outbox.counts();
