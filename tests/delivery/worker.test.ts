import { expect, test } from 'vitest';
import { FatalDeliveryError } from '../../src/delivery/worker.ts';
import { PAUSE } from '../support/some-subscription.ts';
import { counts, MINUTE, startWorker } from '../support/started-worker.ts';

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
