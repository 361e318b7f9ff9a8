import { expect, onTestFinished, test } from 'vitest';
import { createAllowance } from '../../src/delivery/allowance.ts';
import type { Courier } from '../../src/delivery/courier.ts';
import type { FollowUpJob, PostJob } from '../../src/delivery/delivery.ts';
import type { PostOutcome } from '../../src/delivery/outcome.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { createWorker, FatalDeliveryError } from '../../src/delivery/worker.ts';
import { createLog } from '../../src/log.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { databases, openFor } from '../support/databases.ts';
import { manualClock } from '../support/manual-clock.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const news = briefingOf('---\nid: news\n---\nSomething happened.');
const PAUSE = { code: 'permissions', reason: 'I lack Send Messages.', mend: 'Grant it.' } as const;

/** A worker over SQLite and a courier that answers as it is told, posting each delivery at most once like Discord's nonce. */
async function startWorker(
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
const counts = (storage: Storage) => storage.outbox.counts();

test.each([0, 60, 400, 3000])(
  'a new briefing is posted to every channel, no more than 50 begun in any second though all stood still for %i ms',
  async (stall) => {
    const channels = Array.from({ length: 200 }, (_, i) => `${i}`);
    const { storage, clock, tries, publish } = await startWorker(channels);
    await publish();
    await clock.advance(1000);
    await clock.leap(stall);
    await clock.advance(5000);
    expect(await counts(storage)).toEqual({ posted: 200 });
    const begun = tries.map((one) => Number(one.split(' ')[0]));
    const most = (span: number): number =>
      Math.max(...begun.map((from) => begun.filter((at) => at >= from && at < from + span).length));
    expect(most(1000)).toBeLessThanOrEqual(50);
    expect(most(100)).toBeLessThanOrEqual(11);
  },
);

test('what fails with nobody knowing whether it was done is tried again with the same nonce, ever later, and posted once', async () => {
  const nonces = new Set<string>();
  const { storage, clock, tries, posted, publish } = await startWorker(['1'], (job, attempt) => {
    nonces.add(job.nonce);
    return attempt < 4 ? 'lost after' : 'post';
  });
  await publish();
  await clock.advance(MINUTE);
  expect(tries.map((one) => Number(one.split(' ')[0]))).toEqual([0, 2000, 6000, 14_000]);
  expect([nonces.size, posted.size]).toEqual([1, 1]);
  expect(await counts(storage)).toEqual({ posted: 1 });
});

test('an unknown outcome that is older than Discord’s memory is looked up instead of posted again', async () => {
  const { storage, clock, worker, tries, log, publish } = await startWorker(['1'], (_, attempt) =>
    attempt === 1 ? 'lost after' : { kind: 'unknown', detail: 'down' },
  );
  await publish();
  const [row] = await storage.subscriptions.inGuild('guild-1');
  expect(row?.waiting).toBe(1);
  await clock.advance(10 * MINUTE);
  worker.wake();
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
  expect(tries.length).toBeGreaterThan(1);
  expect(log.join('')).not.toContain('repeated');
});

test.each([1, 25, 100])(
  'a forum post that takes effect %i s after the bot gave it up is found, not repeated',
  async (seconds) => {
    let arrivesAt = Number.POSITIVE_INFINITY;
    let posts = 0;
    const { storage, clock, publish } = await startWorker([], undefined, {
      async post() {
        posts += 1;
        await clock.wait(MINUTE / 2);
        arrivesAt = clock.now() + seconds * 1000;
        return { kind: 'unknown', detail: 'no answer' };
      },
      findPosted: async () =>
        clock.now() < arrivesAt
          ? { kind: 'absent' }
          : { kind: 'found', channelId: 'thread', messageId: 'thread' },
    });
    await subscribe(storage.subscriptions, wishOf('1', { channelKind: 'forum' }), 'a', NOW);
    await publish();
    await clock.advance(10 * MINUTE);
    expect([posts, await counts(storage)]).toEqual([1, { posted: 1 }]);
  },
);

test('where the channel cannot be searched a repeat is preferred to a miss, and the log says so', async () => {
  const { storage, clock, log, publish } = await startWorker(
    ['1'],
    (_, attempt) => (attempt < 8 ? { kind: 'unknown', detail: 'down' } : 'post'),
    { findPosted: async () => ({ kind: 'unreadable', detail: 'Read Message History is missing' }) },
  );
  await publish();
  await clock.pass(60 * MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
  expect(log.join('')).toContain('posting it again rather than not at all');
});

const CORRECTED = { ...news, correction: 'Something else happened.' };
const RETRACTED = { ...news, retracted: true as const };

test.each([
  ['while Discord still knows it', 0],
  ['after Discord forgot it', 10 * MINUTE],
])(
  'a correction that comes before it is known whether the first text was posted, %s, is edited into it',
  async (_, later) => {
    const { storage, clock, publish, followUps, posted } = await startWorker(['1'], (_, attempt) =>
      attempt === 1 ? 'lost after' : 'post',
    );
    await publish();
    await clock.leap(later);
    await publish(CORRECTED);
    await clock.advance(MINUTE);
    expect(await counts(storage)).toEqual({ posted: 1 });
    expect(posted.size).toBe(1);
    expect(followUps).toMatchObject([{ kind: 'edit', revision: 2, briefing: CORRECTED }]);
  },
);

test('a first post of a corrected briefing needs no edit', async () => {
  const { storage, clock, publish, followUps } = await startWorker(['1'], (_, attempt) =>
    attempt === 1 ? { kind: 'later', after: MINUTE, detail: 'slow down' } : 'post',
  );
  await publish();
  await publish(CORRECTED);
  await clock.advance(5 * MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
  expect(followUps).toEqual([]);
});

test('a briefing retracted between two tries is posted nowhere, unless the publisher stands by it after all', async () => {
  const { storage, clock, publish, tries } = await startWorker(['1'], (_, attempt) =>
    attempt === 1 ? { kind: 'later', after: MINUTE, detail: 'slow down' } : 'post',
  );
  await publish();
  await publish(RETRACTED);
  await clock.advance(5 * MINUTE);
  expect(await counts(storage)).toEqual({ cancelled: 1 });
  expect(tries).toHaveLength(1);
  await publish();
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
});

test('a briefing retracted while Discord puts off a try is posted nowhere', async () => {
  let tries = 0;
  const started = await startWorker(['1'], undefined, {
    async post() {
      tries += 1;
      await recordBriefings(started.storage.outbox, [realBriefing, RETRACTED], NOW);
      return { kind: 'later', after: MINUTE, detail: 'slow down' };
    },
  });
  await started.publish();
  await started.clock.advance(5 * MINUTE);
  expect(await counts(started.storage)).toEqual({ cancelled: 1 });
  expect(tries).toBe(1);
});

test.each([
  ['had posted it, the post is marked', 'lost after', { posted: 1 }, 1],
  ['had not, it is posted nowhere', 'throw', { cancelled: 1 }, 0],
] as const)(
  'of a briefing retracted after a try of which nobody knows: if it %s',
  async (_, first, states, edits) => {
    const { storage, clock, publish, followUps, tries } = await startWorker(['1'], () => first);
    await publish();
    await publish(RETRACTED);
    await clock.advance(5 * MINUTE);
    expect(await counts(storage)).toEqual(states);
    expect(tries).toHaveLength(1);
    expect(followUps.filter(({ briefing }) => briefing.retracted)).toHaveLength(edits);
  },
);

test('a channel that closes before it is known whether it has the post is searched once it opens, not posted in again', async () => {
  let open = true;
  const { storage, clock, publish, tries, posted } = await startWorker(
    ['1'],
    () => {
      open = false;
      return 'lost after';
    },
    {
      findPosted: async (job) =>
        open
          ? { kind: 'found', channelId: '1', messageId: `m-${job.nonce}` }
          : { kind: 'paused', pause: PAUSE },
    },
  );
  await publish();
  await clock.leap(10 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ waiting: 1 });
  open = true;
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
  expect([tries.length, posted.size]).toEqual([1, 1]);
});

test('a refusal of the channel pauses its subscription, tells its admin once, and holds up nobody else', async () => {
  const { storage, clock, told, tries, publish } = await startWorker(['1', '2'], ({ subscription }) =>
    subscription.channelId === '1' ? { kind: 'paused', pause: PAUSE } : 'post',
  );
  await publish();
  await clock.pass(10 * MINUTE);
  expect(told).toEqual(['1: I lack Send Messages.']);
  expect(tries.filter((one) => one.endsWith(' 1'))).toHaveLength(1);
  expect(await counts(storage)).toEqual({ posted: 1, waiting: 1 });
});

test('a paused subscription is tried again after a day, and gets what waited once it works', async () => {
  let works = false;
  const { storage, clock, publish } = await startWorker(
    ['1'],
    () => (works ? 'post' : { kind: 'paused', pause: PAUSE }),
    { probe: async () => (works ? { kind: 'works' } : { kind: 'paused', pause: PAUSE }) },
  );
  await publish();
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ waiting: 1 });
  works = true;
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
});

const SIX = Array.from({ length: 6 }, (_, i) => briefingOf(`---\nid: day-${i}\n---\nOn day ${i}.`));

test('after more than seven days without leave to post, the latest is posted and counts the rest', async () => {
  let works = false;
  const missed: number[] = [];
  const { storage, clock, publish } = await startWorker(
    ['1'],
    (job) => {
      if (!works) return { kind: 'paused', pause: PAUSE };
      missed.push(job.missed);
      return 'post';
    },
    { probe: async () => (works ? { kind: 'works' } : { kind: 'paused', pause: PAUSE }) },
  );
  for (const briefing of SIX) await publish(briefing);
  works = true;
  await clock.leap(9 * 24 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1, skipped: 5 });
  expect(missed).toEqual([5]);
});

test('what Discord puts off for more than seven days is left out but for the latest, and the log says so', async () => {
  const { storage, clock, log, publish } = await startWorker(['1'], (_, attempt) =>
    attempt === 1 ? { kind: 'later', after: 9 * 24 * 60 * MINUTE, everything: true, detail: 'busy' } : 'post',
  );
  for (const briefing of SIX) await publish(briefing);
  await clock.leap(9 * 24 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1, skipped: 5 });
  expect(log.join('')).toContain('older than seven days');
});

test('an outage in one server does not keep others from their daily probe', async () => {
  const { storage, clock, publish } = await startWorker(['1', '2'], undefined, {
    probe: async ({ channelId }) =>
      channelId === '1' ? { kind: 'later', after: MINUTE, detail: 'outage' } : { kind: 'works' },
  });
  for (const { id } of await storage.subscriptions.all()) await storage.subscriptions.pause(id, PAUSE, NOW);
  await publish();
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1, waiting: 1 });
});

test('a message that Discord refuses is set aside with the reason in the log, and others go on', async () => {
  const detail = 'Invalid Form Body {"components":{"0":"too long"}}';
  const { storage, clock, log, tries, publish } = await startWorker(['1', '2'], ({ subscription }) =>
    subscription.channelId === '1' ? { kind: 'rejected', detail } : 'post',
  );
  await publish();
  await clock.pass(60 * MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1, rejected: 1 });
  expect(tries).toHaveLength(2);
  expect(log.filter((line) => line.includes('too long'))).toHaveLength(1);
});

test('when Discord asks everything to wait, nothing is begun until then', async () => {
  const { storage, clock, tries, publish } = await startWorker(
    Array.from({ length: 60 }, (_, i) => `${i}`),
    (_, attempt) =>
      attempt === 1 && tries.length === 1
        ? { kind: 'later', after: MINUTE, everything: true, detail: 'global' }
        : 'post',
  );
  await publish();
  await clock.advance(MINUTE - 1);
  expect(tries.length).toBeLessThan(42);
  const before = tries.length;
  await clock.advance(MINUTE - 5000);
  await clock.advance(10_000);
  expect(tries.length).toBeGreaterThan(before);
  expect(await counts(storage)).toEqual({ posted: 60 });
});

test('once 100 answers in ten minutes were held against us nothing is begun until the first is forgotten', async () => {
  const { storage, clock, allowance, publish } = await startWorker(['1']);
  for (let i = 0; i < 100; i++) allowance.spend(clock.now());
  await publish();
  await clock.pass(9 * MINUTE);
  expect(await counts(storage)).toEqual({ waiting: 1 });
  await clock.advance(2 * MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
});

test('refusals of every kind together never exceed 100 in ten minutes, and everything is tried in the end', async () => {
  const spent: number[] = [];
  const channels = Array.from({ length: 150 }, (_, i) => `${i}`);
  const started = await startWorker(channels, undefined, {
    async post() {
      // Looked up, refused, and the notice of it refused as well.
      for (let answers = 0; answers < 3; answers++) {
        started.allowance.spend(started.clock.now());
        spent.push(started.clock.now());
      }
      await started.clock.wait(200);
      return { kind: 'paused', pause: PAUSE };
    },
  });
  await started.publish();
  await started.clock.pass(60 * MINUTE);
  expect(spent).toHaveLength(450);
  for (const from of spent)
    expect(spent.filter((at) => at >= from && at < from + 10 * MINUTE).length).toBeLessThanOrEqual(100);
});

test('a void token ends the worker; nothing else does', async () => {
  const { storage, clock, running, publish } = await startWorker(['1'], () => ({
    kind: 'fatal',
    detail: '401: Unauthorized',
  }));
  await publish();
  await clock.advance(1000);
  await expect(running).rejects.toThrow(FatalDeliveryError);
  expect(await counts(storage)).toEqual({ waiting: 1 });
});

test('when it is stopped, what is under way is written down and nothing more is begun', async () => {
  const { storage, clock, running, stop, tries, publish } = await startWorker(
    Array.from({ length: 60 }, (_, i) => `${i}`),
  );
  await publish();
  await clock.advance(300);
  stop.abort();
  await clock.advance(0);
  await running;
  const { posted = 0, waiting = 0, sending = 0 } = await counts(storage);
  expect([posted, waiting, sending]).toEqual([tries.length, 60 - tries.length, 0]);
});

test('a database that fails for a while loses nothing: it is tried again and each is posted once', async () => {
  const { storage, clock, posted, log, publish, worker } = await startWorker(['1', '2']);
  const { claim, settle } = storage.outbox;
  let broken = true;
  storage.outbox.claim = async (...parts) => {
    if (broken) throw new Error('database or disk is full');
    return claim(...parts);
  };
  storage.outbox.settle = async (...parts) => {
    if (broken) throw new Error('database or disk is full');
    return settle(...parts);
  };
  await publish();
  await clock.advance(MINUTE);
  expect(posted.size).toBe(0);
  expect(log.join('')).toContain('nothing is lost');
  broken = false;
  worker.wake();
  await clock.pass(10 * MINUTE);
  expect(posted.size).toBe(2);
  expect(await counts(storage)).toEqual({ posted: 2 });
});

test.each([
  ['back past the time it was published', -2 * 60 * MINUTE, 60 * MINUTE],
  ['forward past its time, as when a laptop slept', 90 * MINUTE, 2 * 60 * MINUTE],
  ['forward by days', 3 * 24 * 60 * MINUTE, 3 * 24 * 60 * MINUTE + 30 * MINUTE],
])(
  'what is due at a local time is posted once, not before it, when the clock jumps %s',
  async (_, jump, latest) => {
    const { storage, clock, tries, posted, publish } = await startWorker([]);
    await subscribe(storage.subscriptions, wishOf('1', { time: '10:00' }), 'a', NOW);
    await publish();
    await clock.pass(30 * MINUTE);
    expect(tries).toEqual([]);
    await clock.leap(jump);
    await clock.pass(4 * 60 * MINUTE);
    expect([posted.size, tries.length]).toEqual([1, 1]);
    const at = Number(tries[0]?.split(' ')[0]);
    expect(at).toBeGreaterThanOrEqual(60 * MINUTE);
    expect(at).toBeLessThanOrEqual(latest + 5000);
    expect(await counts(storage)).toEqual({ posted: 1 });
  },
);

test('a clock that jumps back an hour, or forward a day, posts each once', async () => {
  for (const jump of [-60 * MINUTE, 24 * 60 * MINUTE]) {
    const { storage, clock, posted, publish } = await startWorker(['1', '2', '3']);
    await publish();
    await clock.leap(jump);
    await clock.pass(30 * MINUTE);
    expect(posted.size).toBe(3);
    expect(await counts(storage)).toEqual({ posted: 3 });
  }
});

test.each([
  ['at once', {}, 0],
  ['at its local time', { time: '10:00' as const }, 60 * MINUTE],
])(
  'a clock that was a year ahead and is set right holds nothing up for a year: what is due %s comes then',
  async (_, wish, at) => {
    let down = true;
    const { storage, clock, tries, publish } = await startWorker([], () =>
      down ? { kind: 'later', after: MINUTE, detail: 'down' } : 'post',
    );
    const year = 365 * 24 * 60 * MINUTE;
    await subscribe(storage.subscriptions, wishOf('1', wish), 'a', NOW);
    await clock.leap(year);
    await clock.pass(2 * MINUTE);
    await publish();
    down = false;
    await clock.leap(-year - 2 * MINUTE);
    await clock.pass(3 * 60 * MINUTE);
    expect(await counts(storage)).toEqual({ posted: 1 });
    const posted = Number(tries.at(-1)?.split(' ')[0]);
    expect(posted).toBeGreaterThanOrEqual(at);
    expect(posted).toBeLessThanOrEqual(at + 10 * MINUTE);
  },
);

test('what may have been posted while the clock was ahead is looked for since when that really was', async () => {
  let since = 0;
  const { storage, clock, publish } = await startWorker(['1'], () => 'lost after', {
    async findPosted(job) {
      since = job.unsureSince ?? 0;
      return { kind: 'found', channelId: '1', messageId: 'm' };
    },
  });
  const hour = 60 * MINUTE;
  await clock.leap(hour);
  await clock.pass(2 * MINUTE);
  await publish();
  await clock.leap(-hour);
  await clock.pass(20 * MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
  expect(Math.abs(since - (NOW + 2 * MINUTE))).toBeLessThanOrEqual(2 * MINUTE);
});
