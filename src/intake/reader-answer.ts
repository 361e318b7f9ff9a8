import type { Worker } from 'node:worker_threads';
import type { Answer, Order } from './reader-thread.ts';

/** What is needed of a thread to have an answer of it. */
export type Thread = Pick<Worker, 'on' | 'off' | 'postMessage'> & Partial<Pick<Worker, 'cpuUsage'>>;

/** A machine that gives the thread next to nothing must not hold up all that is to be read after it, so there is an end to patience. */
const PATIENCE = 12;

/**
 * How an order ended; `undefined` when that took the thread more than `ms` of a processor from where it began, or the thread died of
 * it. What others do on the machine does not count, up to `PATIENCE` times as long. Rejects when the thread died before.
 */
export function answered(worker: Thread, order: Order, ms: number): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    let begun = false;
    let over = false;
    const timers: NodeJS.Timeout[] = [];
    const end = (): void => {
      over = true;
      for (const timer of timers) clearTimeout(timer);
      worker.off('message', heard).off('exit', died);
    };
    const died = (): void => {
      end();
      if (begun) resolve(undefined);
      else reject(new Error('The thread that reads ended before it began.'));
    };
    const waitUntil = (used: number, now: number): void => {
      timers[0] = setTimeout(async () => {
        // A thread that ended meanwhile has said so itself.
        const then = await ownTime(worker).catch(() => undefined);
        if (over || then === undefined) return;
        if (then >= used) died();
        else waitUntil(used, then);
      }, used - now);
    };
    const heard = (answer: Answer): void => {
      if ('begun' in answer) {
        begun = true;
        waitUntil(inMs(answer.begun) + ms, inMs(answer.begun));
        timers[1] = setTimeout(died, ms * PATIENCE);
        return;
      }
      end();
      resolve(answer);
    };
    worker.on('message', heard).on('exit', died);
    worker.postMessage(order);
  });
}

/** How long a thread has worked, in ms. Node tells so since 24.6; before, all the time that passes is taken for its own. */
const ownTime = async (worker: Thread): Promise<number> =>
  worker.cpuUsage ? inMs(await worker.cpuUsage()) : Number.POSITIVE_INFINITY;

const inMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
