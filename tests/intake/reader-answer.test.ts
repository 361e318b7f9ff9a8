import { EventEmitter } from 'node:events';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { answered, type Thread } from '../../src/intake/reader-answer.ts';
import type { Order } from '../../src/intake/reader-thread.ts';

const ORDER: Order = { what: 'briefing', args: [new Uint8Array(), 'a.md'] };
/** What an order may cost, in ms of a processor. */
const MOST = 1000;
const VALUE = { value: [] };

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A thread that had used ten seconds of a processor before, and then what the test says; and how an order to it ended. */
function ordered(cpuUsage = true) {
  const events = new EventEmitter();
  const used = { ms: 10_000 };
  const usage = () => ({ user: used.ms * 500, system: used.ms * 500 });
  const thread = Object.assign(events, {
    posted: [] as unknown[],
    postMessage: (message: unknown) => void thread.posted.push(message),
    ...(cpuUsage && { cpuUsage: async () => usage() }),
  });
  const ended: unknown[] = [];
  // What is on an emitter is all that is asked of a thread's events.
  answered(thread as unknown as Thread, ORDER, MOST).then(
    (answer) => ended.push(answer),
    (error: Error) => ended.push(error.message),
  );
  const begin = () => thread.emit('message', { begun: usage() });
  /** Lets time pass, of which the thread gets a share. */
  const pass = async (ms: number, share: number) => {
    for (let passed = 0; passed < ms; passed += 10) {
      used.ms += 10 * share;
      await vi.advanceTimersByTimeAsync(10);
    }
  };
  const left = () => [vi.getTimerCount(), events.listenerCount('message'), events.listenerCount('exit')];
  return { thread, ended, begin, pass, left };
}

test('an answer is what the thread says after it began, and nothing waits any more', async () => {
  const { thread, ended, begin, pass, left } = ordered();
  expect(thread.posted).toEqual([ORDER]);
  await pass(5 * MOST, 1);
  begin();
  await pass(MOST - 20, 1);
  expect(ended).toEqual([]);
  thread.emit('message', VALUE);
  await pass(0, 0);
  await vi.advanceTimersByTimeAsync(0);
  expect([ended, left()]).toEqual([[VALUE], [0, 0, 0]]);
});

test.each([
  ['more of a processor than it may', 1, MOST - 10, 20],
  ['so much among others, whose time does not count', 0.25, 4 * MOST - 40, 80],
  ['next to nothing for ever', 0.01, 12 * MOST - 10, 10],
])('what takes %s is given up then, and not before', async (_, share, endured, more) => {
  const { ended, begin, pass, left } = ordered();
  begin();
  await pass(endured, share);
  expect(ended).toEqual([]);
  await pass(more, share);
  expect([ended, left()]).toEqual([[undefined], [0, 0, 0]]);
});

test('where nobody says what a thread got of a processor, all time counts', async () => {
  const { ended, begin, pass, left } = ordered(false);
  begin();
  await pass(MOST, 0.01);
  expect([ended, left()]).toEqual([[undefined], [0, 0, 0]]);
});

test('an answer that comes while it is asked what the thread has used is the last of it', async () => {
  const { thread, ended, begin, left } = ordered();
  let tell = (_usage: NodeJS.CpuUsage): void => {};
  Object.assign(thread, { cpuUsage: () => new Promise((resolve) => (tell = resolve)) });
  begin();
  await vi.advanceTimersByTimeAsync(MOST);
  thread.emit('message', VALUE);
  tell({ user: 0, system: 0 });
  await vi.advanceTimersByTimeAsync(MOST);
  expect([ended, left()]).toEqual([[VALUE], [0, 0, 0]]);
});

test('a thread that dies at its work was asked too much, one that dies before is an error', async () => {
  for (const begun of [true, false]) {
    const { thread, ended, begin, left } = ordered();
    if (begun) begin();
    thread.emit('exit', 1);
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toEqual([begun ? undefined : 'The thread that reads ended before it began.']);
    expect(left()).toEqual([0, 0, 0]);
  }
});
