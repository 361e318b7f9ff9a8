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
    let nextLook: NodeJS.Timeout | undefined;
    let lastMoment: NodeJS.Timeout | undefined;
    const end = (): void => {
      over = true;
      clearTimeout(nextLook);
      clearTimeout(lastMoment);
      worker.off('message', heard).off('exit', giveUp);
    };
    const giveUp = (): void => {
      end();
      if (begun) resolve(undefined);
      else reject(new Error('The thread that reads ended before it began.'));
    };
    const watch = (used: number, most: number): void => {
      // It cannot have used the rest any sooner.
      nextLook = setTimeout(async () => {
        // A thread that ended meanwhile has said so itself.
        const usedThen = await ownTime(worker).catch(() => undefined);
        if (over || usedThen === undefined) return;
        if (usedThen >= most) giveUp();
        else watch(usedThen, most);
      }, most - used);
    };
    const heard = (answer: Answer): void => {
      if ('begun' in answer) {
        begun = true;
        watch(inMs(answer.begun), inMs(answer.begun) + ms);
        lastMoment = setTimeout(giveUp, ms * PATIENCE);
        return;
      }
      end();
      resolve(answer);
    };
    worker.on('message', heard).on('exit', giveUp);
    worker.postMessage(order);
  });
}

/** How long a thread has worked, in ms. Node tells so since 24.6; before, all the time that passes is taken for its own. */
const ownTime = async (worker: Thread): Promise<number> =>
  worker.cpuUsage ? inMs(await worker.cpuUsage()) : Number.POSITIVE_INFINITY;

const inMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
