import { expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { PAUSE } from '../support/some-subscription.ts';
import { counts, MINUTE, NOW, news, startWorker } from '../support/started-worker.ts';

test('what another process wrote is seen within five seconds', async () => {
  const { storage, clock, tries } = await startWorker(['1']);
  await clock.advance(1000);
  await recordBriefings(storage.outbox, [realBriefing, news], NOW);
  await clock.advance(MINUTE);
  expect(tries).toEqual(['5000 1']);
});

test('the house is kept once a minute, and at once after the clock was put back', async () => {
  const { storage, clock } = await startWorker(['1']);
  const { beat } = storage.outbox;
  const kept: number[] = [];
  storage.outbox.beat = async (now) => {
    kept.push(now - NOW);
    await beat(now);
  };
  await clock.advance(3 * MINUTE);
  expect(kept).toEqual([0, MINUTE, 2 * MINUTE, 3 * MINUTE]);
  await clock.leap(-10 * MINUTE);
  await clock.advance(5000);
  expect(kept).toHaveLength(5);
});

test('whoever leads again looks first what the other had begun', async () => {
  let leads = true;
  const { storage, clock, log } = await startWorker(['1']);
  storage.leadership.held = () => leads;
  storage.leadership.gained = async () => {
    leads = true;
  };
  storage.outbox.endLeases = async () => 2;
  await clock.advance(MINUTE);
  expect(log.join('')).not.toContain('taken over');
  leads = false;
  await clock.advance(5000);
  expect(log.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'info', deliveries: 2, msg: 'taken over from a process that ended' }),
  ]);
});

test('a probe that takes long is the only one, and what resumes is posted at once', async () => {
  let probes = 0;
  let answer = (_: { kind: 'works' }): void => {};
  const { storage, clock, tries, publish } = await startWorker(['1'], undefined, {
    probe: () => {
      probes += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  });
  for (const { id } of await storage.subscriptions.all()) await storage.subscriptions.pause(id, PAUSE, NOW);
  await publish();
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE + 1000);
  await clock.leap(50 * 60 * MINUTE);
  await clock.advance(MINUTE + 1000);
  expect([probes, tries]).toEqual([1, []]);
  answer({ kind: 'works' });
  await clock.advance(100);
  expect(tries).toHaveLength(1);
});

test('a worker that is stopped while it tries a paused subscription ends when that has ended', async () => {
  let answer = (): void => {};
  const { storage, clock, stop, running } = await startWorker(['1'], undefined, {
    probe: () =>
      new Promise((resolve) => {
        answer = () => resolve({ kind: 'works' });
      }),
  });
  for (const { id } of await storage.subscriptions.all()) await storage.subscriptions.pause(id, PAUSE, NOW);
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  let over = false;
  const ended = running.then(() => {
    over = true;
  });
  stop.abort();
  await clock.advance(1000);
  expect(over).toBe(false);
  answer();
  await ended;
  expect(await storage.subscriptions.counts()).toEqual({ working: 1, paused: 0 });
});

test('subscriptions that cannot be tried are an error in the log, and the next minute tries again', async () => {
  const { storage, clock, log } = await startWorker(['1']);
  const { takeProbes } = storage.subscriptions;
  let asked = 0;
  storage.subscriptions.takeProbes = async (...parts) => {
    asked += 1;
    if (asked === 1) throw new Error('database is locked');
    return takeProbes(...parts);
  };
  await clock.advance(3 * MINUTE);
  expect(asked).toBeGreaterThan(1);
  expect(log.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'error', msg: 'paused subscriptions could not be tried' }),
  ]);
});

test('what ended long ago is swept away', async () => {
  const { storage, clock } = await startWorker(['1']);
  await storage.subscriptions.unsubscribe('1', 'end', NOW);
  const { sweep } = storage.subscriptions;
  let swept = 0;
  storage.subscriptions.sweep = async (now) => {
    const count = await sweep(now);
    swept += count;
    return count;
  };
  await clock.leap(7 * 24 * 60 * MINUTE - 1);
  await clock.advance(1000);
  expect(swept).toBe(0);
  await clock.leap(2 * MINUTE);
  await clock.advance(1000);
  expect(swept).toBe(1);
});

test('what this process has under way is written down before it looks what another had begun', async () => {
  let leads = true;
  const order: string[] = [];
  let answer = (): void => {};
  const { storage, clock, publish } = await startWorker(['1'], undefined, {
    post: () =>
      new Promise((resolve) => {
        leads = false;
        answer = () => {
          order.push('answered');
          resolve({ kind: 'posted', channelId: '1', messageId: 'm' });
        };
      }),
  });
  storage.leadership.held = () => leads;
  storage.leadership.gained = async () => {
    leads = true;
  };
  const { endLeases } = storage.outbox;
  storage.outbox.endLeases = () => {
    order.push('taken over');
    return endLeases();
  };
  await publish();
  await clock.advance(10_000);
  expect(order).toEqual([]);
  answer();
  await clock.advance(1000);
  expect(order).toEqual(['answered', 'taken over']);
  expect(await counts(storage)).toEqual({ posted: 1 });
});

test('a database that fails again after it worked is tried again as soon as at first', async () => {
  const { storage, clock, publish } = await startWorker(['1']);
  const { claim } = storage.outbox;
  const failed: number[] = [];
  let broken = true;
  storage.outbox.claim = async (...parts) => {
    if (!broken) return claim(...parts);
    failed.push(clock.now() - NOW);
    throw new Error('database or disk is full');
  };
  await clock.advance(20_000);
  broken = false;
  await publish();
  await clock.advance(MINUTE);
  broken = true;
  await clock.advance(10_000);
  const waits = failed.map((at, i) => at - (failed[i - 1] ?? at)).filter((wait) => wait > 0);
  expect(waits.filter((wait) => wait < MINUTE / 4)).toEqual([2000, 4000, 8000, 2000]);
});

test('a database that is there again after hours is noticed within a minute', async () => {
  const { storage, clock, publish, posted } = await startWorker(['1']);
  const { beat } = storage.outbox;
  storage.outbox.beat = () => Promise.reject(new Error('database or disk is full'));
  await clock.pass(4 * 60 * MINUTE);
  await publish();
  storage.outbox.beat = beat;
  await clock.pass(MINUTE);
  expect(posted.size).toBe(1);
});
