import { expect, test } from 'vitest';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { counts, MINUTE, NOW, startWorker } from '../support/started-worker.ts';

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

test('a forum post that is under way while the clock is put back is not made a second time', async () => {
  let posts = 0;
  let stands = false;
  const { storage, clock, publish } = await startWorker([], undefined, {
    async post() {
      posts += 1;
      await clock.wait(MINUTE / 4);
      stands = true;
      return { kind: 'posted', channelId: 'thread', messageId: 'thread' };
    },
    findPosted: async () =>
      stands ? { kind: 'found', channelId: 'thread', messageId: 'thread' } : { kind: 'absent' },
  });
  await subscribe(storage.subscriptions, wishOf('1', { channelKind: 'forum' }), 'a', NOW);
  await publish();
  await clock.leap(-60 * MINUTE);
  await clock.advance(10 * MINUTE);
  expect([posts, await counts(storage)]).toEqual([1, { posted: 1 }]);
});
