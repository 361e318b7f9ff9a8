import { expect, test } from 'vitest';
import { PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { counts, MINUTE, NOW, startWorker } from '../support/started-worker.ts';

const MANY = Array.from({ length: 100 }, (_, i) => `${i}`);

/** Discord has everything wait for a minute. */
const ALL_LATER = { kind: 'later', after: MINUTE, everything: true, detail: '' } as const;

/** A promise that nobody keeps until the signal aborts. */
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('no answer'))));

test('of those without an answer no more are begun than the refusals they may meet leave room for', async () => {
  const begun: string[] = [];
  const { clock, stop, running, publish } = await startWorker(MANY, undefined, {
    post: async ({ subscription }, signal) => {
      begun.push(subscription.channelId);
      return never(signal);
    },
  });
  await publish();
  await clock.advance(MINUTE / 2 - 1);
  expect(begun).toHaveLength(33);
  let over = false;
  void running.then(() => {
    over = true;
  });
  stop.abort();
  await clock.advance(0);
  expect(over).toBe(false);
  await clock.advance(MINUTE);
  await running;
  expect(begun).toHaveLength(33);
});

test('with a void token, and with the lead lost, nothing more is begun, and what was claimed is given back', async () => {
  const fatal = await startWorker(MANY, () => ({ kind: 'fatal', detail: '401' }));
  await fatal.publish();
  await fatal.clock.advance(MINUTE);
  await expect(fatal.running).rejects.toThrow('401');
  // So many leave at once.
  expect(fatal.tries.length).toBeLessThan(7);
  expect(await counts(fatal.storage)).toEqual({ waiting: 100 });

  let leads = true;
  const lost = await startWorker(MANY, () => {
    leads = false;
    return 'post';
  });
  lost.storage.leadership.held = () => leads;
  lost.storage.leadership.gained = (signal) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  await lost.publish();
  await lost.clock.advance(MINUTE);
  const posted = lost.tries.length;
  expect(posted).toBeLessThan(7);
  expect(await counts(lost.storage)).toEqual({ posted, waiting: 100 - posted });
});

test('one claim is for many, however long each answer takes, and all are posted as fast as Discord allows', async () => {
  const { storage, clock, tries, publish } = await startWorker(MANY, undefined, {
    post: async ({ subscription }) => {
      tries.push(subscription.channelId);
      await clock.wait(300);
      return { kind: 'posted', channelId: subscription.channelId, messageId: 'm' };
    },
  });
  const { claim } = storage.outbox;
  let claims = 0;
  storage.outbox.claim = async (...parts) => {
    const jobs = await claim(...parts);
    if (jobs.length) claims += 1;
    return jobs;
  };
  await publish();
  await clock.advance(2100);
  const begun = tries.length;
  await clock.advance(1000);
  expect(begun).toBe(100);
  expect(claims).toBeLessThan(10);
});

test('while nothing may be begun the database is not asked time and again, and no paused subscription is tried', async () => {
  const asked = async (started: Awaited<ReturnType<typeof startWorker>>) => {
    const { storage, clock } = started;
    const { nextDue } = storage.outbox;
    let times = 0;
    storage.outbox.nextDue = (now) => {
      times += 1;
      return nextDue(now);
    };
    await clock.advance(MINUTE / 2 - 1);
    return times;
  };
  let probes = 0;
  const probe = async () => {
    probes += 1;
    return { kind: 'works' } as const;
  };
  /** One more subscription, whose probe is due at the next housekeeping. */
  const addPaused = async ({ storage }: Awaited<ReturnType<typeof startWorker>>) => {
    const { subscription } = await subscribe(storage.subscriptions, wishOf('paused'), 'paused', NOW);
    await storage.subscriptions.pause(subscription.id, PAUSE, NOW + 1000 - 24 * 60 * MINUTE);
  };

  const spent = await startWorker(['1'], undefined, { probe });
  await addPaused(spent);
  for (let i = 0; i < 100; i++) spent.allowance.spend(NOW);
  await spent.clock.advance(50_000);
  await spent.publish();
  expect(await asked(spent)).toBeLessThan(10);

  const held = await startWorker(MANY, () => ALL_LATER);
  await held.publish();
  await held.clock.advance(1000);
  expect(await asked(held)).toBeLessThan(10);

  const hanging = await startWorker(MANY, undefined, { probe, post: async (_, signal) => never(signal) });
  await addPaused(hanging);
  await hanging.clock.advance(50_000);
  await hanging.publish();
  const whileHanging = await asked(hanging);
  const probed = probes;
  hanging.stop.abort();
  await hanging.clock.advance(MINUTE);
  expect(whileHanging).toBeLessThan(10);
  expect(probed).toBe(0);
});

test('of what is claimed nothing more is begun once the worker is stopped, or everything is to wait', async () => {
  const stopped = await startWorker(MANY);
  await stopped.publish();
  await stopped.clock.advance(100);
  const begun = stopped.tries.length;
  stopped.stop.abort();
  await stopped.clock.advance(5000);
  expect([begun > 0, stopped.tries.length]).toEqual([true, begun]);

  const held = await startWorker(MANY, () => ALL_LATER);
  await held.publish();
  await held.clock.advance(MINUTE / 2);
  expect(held.tries.length).toBeLessThan(7);
});

test('posts and edits together are no more than there is room for', async () => {
  const { storage, clock, publish } = await startWorker(MANY);
  const { claim, claimFollowUps } = storage.outbox;
  const asked: number[] = [];
  let posts = 0;
  storage.outbox.claim = async (now, limit) => {
    const jobs = await claim(now, limit);
    posts = jobs.length;
    return jobs;
  };
  storage.outbox.claimFollowUps = async (now, limit) => {
    asked.push(posts + limit);
    return claimFollowUps(now, limit);
  };
  await publish();
  await clock.advance(5000);
  expect(Math.max(...asked)).toBe(33);
});

test('what cannot be written down is an error in the log, and is posted once all the same', async () => {
  const { storage, clock, posted, log, publish } = await startWorker(['1']);
  const { settle } = storage.outbox;
  // Until two leases are over, which is longer than each is tried.
  storage.outbox.settle = async (...parts) => {
    if (clock.now() > NOW + 2 * MINUTE + 10_000) return settle(...parts);
    throw new Error('database or disk is full');
  };
  await publish();
  await clock.advance(10 * MINUTE);
  expect([posted.size, await counts(storage)]).toEqual([1, { posted: 1 }]);
  const tried = {
    level: 'error',
    msg: 'what became of a delivery could not be written down; it is tried again',
  };
  const given = { level: 'error', msg: 'a delivery could not be settled' };
  // Once for each claim that was tried.
  expect(log.map((line) => JSON.parse(line))).toMatchObject([tried, given, tried]);
});

test('looks at channels that are closed leave half of the refusals to posts, and those not tried yet come later', async () => {
  let refused = (): void => {};
  const tried = new Set<string>();
  const { clock, storage, allowance, posted, publish } = await startWorker([...MANY, 'open'], undefined, {
    probe: async ({ channelId }) => {
      tried.add(channelId);
      refused();
      return { kind: 'paused', pause: PAUSE };
    },
  });
  refused = () => allowance.spend(clock.now());
  for (const { id, channelId } of await storage.subscriptions.all())
    if (channelId !== 'open') await storage.subscriptions.pause(id, PAUSE, NOW);
  await clock.pass(24 * 60 * MINUTE + 6 * MINUTE);
  expect(tried.size).toBe(50);
  await publish();
  await clock.advance(1000);
  expect([...posted.values()]).toEqual(['open']);
  await clock.pass(20 * MINUTE);
  expect(tried.size).toBe(100);
});

test('waiting together counts as no try: what goes wrong right after it is tried again as soon as ever', async () => {
  const unreachable = { kind: 'later', after: 5000, everything: true, detail: 'no connection' } as const;
  let hiccups = 0;
  const { clock, publish, storage } = await startWorker(['1', '2'], (_, attempt) =>
    clock.now() < NOW + 10 * MINUTE ? unreachable : attempt > 1 && hiccups++ < 2 ? 'throw' : 'post',
  );
  await publish();
  await clock.advance(10 * MINUTE);
  await clock.advance(MINUTE / 2);
  expect(hiccups).toBeGreaterThan(2);
  expect(await counts(storage)).toEqual({ posted: 2 });
});
