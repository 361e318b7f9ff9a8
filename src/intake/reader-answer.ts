import type { Worker } from 'node:worker_threads';
import type { Answer, Order } from './reader-thread.ts';

/** What is needed of a thread to get its answer. */
export type Thread = Pick<Worker, 'on' | 'off' | 'postMessage'> & Partial<Pick<Worker, 'cpuUsage'>>;

/** On a machine that gives the thread next to nothing, so many times the limit must be enough: texts wait behind this one. */
const PATIENCE = 12;

/**
 * How an order ended; `undefined` when, from its beginning, it took the thread more than `ms` of a processor, or the
 * thread died of it. What else the machine does is not counted, up to `PATIENCE` times as long. Rejects when the thread
 * died before.
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

/** How long a thread has worked, in ms. Node can tell since 24.6; before, all time that passes counts as its own. */
const ownTime = async (worker: Thread): Promise<number> =>
  worker.cpuUsage ? inMs(await worker.cpuUsage()) : Number.POSITIVE_INFINITY;

const inMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
