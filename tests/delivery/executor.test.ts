import { expect, test } from 'vitest';
import type { Courier } from '../../src/delivery/courier.ts';
import { createExecutor, type Job } from '../../src/delivery/executor.ts';
import { createHolds } from '../../src/delivery/holds.ts';
import type { Settlement } from '../../src/delivery/outbox.ts';
import { createLog } from '../../src/log.ts';
import { manualClock } from '../support/manual-clock.ts';
import { courierOf, editJob, postJob } from '../support/some-job.ts';
import { PAUSE } from '../support/some-subscription.ts';
import { MINUTE, NOW } from '../support/started-worker.ts';

/** An executor over a courier that answers so, with what it wrote down, whom it told of a pause, and what it logged. */
function startExecutor(more: Partial<Courier> = {}) {
  const clock = manualClock(NOW);
  const settled: Settlement[] = [];
  const told: string[] = [];
  const lines: string[] = [];
  const parts = {
    outbox: { settle: async (_: unknown, settlement: Settlement) => settled.push(settlement) > 0 },
    courier: courierOf(more),
    clock,
    random: () => 1,
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
    onPaused: async ({ channelId }: { channelId: string }) => void told.push(channelId),
  };
  const executor = createExecutor(parts, createHolds(), () => {});
  const log = () => lines.map((line) => JSON.parse(line)).map(({ level, msg }) => [level, msg]);
  return { clock, executor, settled, told, log };
}

const later = (everything: boolean) => async () =>
  ({ kind: 'later', after: MINUTE, everything, detail: '' }) as const;

test('what Discord asks to wait with holds up posts in that channel only, or everything, until then', async () => {
  const jobs: Job[] = [postJob(), editJob(), postJob({}, 'other')];
  const held = async (everything: boolean) => {
    const { executor } = startExecutor({ post: later(everything) });
    await executor.carryOut(postJob());
    return jobs.map((job) => executor.heldUntil(job, NOW + MINUTE - 1));
  };
  expect(await held(false)).toEqual([NOW + MINUTE, undefined, undefined]);
  expect(await held(true)).toEqual([NOW + MINUTE, NOW + MINUTE, NOW + MINUTE]);
});

test('edits that wait hold up no posts in their channel', async () => {
  const { executor } = startExecutor({ edit: later(false) });
  await executor.carryOut(editJob());
  expect(executor.heldUntil(editJob(), NOW)).toBe(NOW + MINUTE);
  expect(executor.heldUntil(postJob(), NOW)).toBeUndefined();
});

test('what is given back is due when it may be done again, and what is known of it stays known', async () => {
  const { executor, settled } = startExecutor({ post: later(true) });
  await executor.giveBack(postJob());
  await executor.carryOut(postJob());
  await executor.giveBack(postJob({ note: 'The thread is locked.', unsureSince: NOW - 1 }));
  await executor.giveBack(editJob({ note: 'the limit on edits' }));
  const at = NOW + MINUTE;
  expect(settled).toEqual([
    { kind: 'again', at: NOW, detail: 'Discord asked to wait', untried: true },
    expect.objectContaining({ kind: 'again', at }),
    { kind: 'again', at, detail: 'The thread is locked.', untried: true, unsureSince: NOW - 1 },
    { kind: 'follow-up-again', what: 'edit', at, detail: 'the limit on edits', untried: true },
  ]);
});

test('of a pause its admin is told once, and again only when the reason is another', async () => {
  const { executor, told } = startExecutor({ post: async () => ({ kind: 'paused', pause: PAUSE }) });
  await executor.carryOut(postJob({ note: PAUSE.reason }, 'knows'));
  await executor.carryOut(postJob({ note: 'The thread is locked.' }, 'knows another'));
  await executor.carryOut(postJob({}, 'knows nothing'));
  expect(told).toEqual(['knows another', 'knows nothing']);
});

test('what Discord refuses is an error if it was a post, and a warning if it was an edit or the channel', async () => {
  const refused = { kind: 'refused', detail: '' } as const;
  const bad = startExecutor({
    post: async () => ({ kind: 'rejected', detail: '' }),
    edit: async () => refused,
  });
  await bad.executor.carryOut(postJob());
  await bad.executor.carryOut(editJob());
  expect(bad.log()).toEqual([
    ['error', 'Discord refuses this post; it is set aside'],
    ['warn', 'Discord refuses this; the post stays as it is'],
  ]);
  const closed = startExecutor({ post: async () => ({ kind: 'paused', pause: PAUSE }) });
  await closed.executor.carryOut(postJob());
  expect(closed.log()).toEqual([['warn', 'subscription paused']]);
});

test('an answer is waited for half a minute, which is less than a lease', async () => {
  const { executor, clock, settled } = startExecutor({
    post: (_, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('given up')))),
  });
  const carried = executor.carryOut(postJob());
  await clock.advance(MINUTE / 2 - 1);
  expect(settled).toEqual([]);
  await clock.advance(1);
  await carried;
  expect(settled).toMatchObject([{ kind: 'again', detail: 'given up', unsureSince: NOW }]);
});
