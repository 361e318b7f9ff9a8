import { expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { counts, MINUTE, NOW, news, startWorker } from '../support/started-worker.ts';

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

test.each([
  ['in a forum a moment ago, of which Discord knows no nonce', 'forum', NOW - 1],
  ['by a clock that was ahead, as nobody knows how old its nonce is', 'text', NOW + MINUTE],
] as const)(
  'what may have been posted %s is looked for, not posted again',
  async (_, channelKind, triedAt) => {
    const { storage, clock, worker, tries } = await startWorker([], undefined, {
      findPosted: async () => ({ kind: 'found', channelId: 'found', messageId: 'm' }),
    });
    await subscribe(storage.subscriptions, wishOf('1', { channelKind }), 'a', NOW);
    await recordBriefings(storage.outbox, [realBriefing, news], NOW);
    const [job] = await storage.outbox.claim(NOW, 1);
    if (!job) throw new Error('nothing was claimed');
    const again = { kind: 'again', at: NOW, detail: 'no answer', unsureSince: triedAt } as const;
    await storage.outbox.settle(job, again, NOW);
    worker.wake();
    await clock.advance(MINUTE / 2);
    expect([tries, await counts(storage)]).toEqual([[], { posted: 1 }]);
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
