import { Worker } from 'node:worker_threads';
import type { Briefing } from '../briefings/briefing.ts';
import { BriefingError, fileProblem } from '../briefings/briefing-error.ts';
import { FeedError } from './feeds/feed-error.ts';
import type { FeedItem } from './feeds/feed-item.ts';
import type { ItemBriefing } from './feeds/item-briefing.ts';
import { answered } from './reader-answer.ts';
import type { Answer, Order } from './reader-thread.ts';

/**
 * What reading one text may cost: ms of a processor, and MB of memory. After so many ms, an `idle` reader gives its
 * memory back.
 */
export type ReaderLimits = { ms: number; megabytes: number; idle: number };

export const USUAL_READING: ReaderLimits = { ms: 5000, megabytes: 256, idle: 10_000 };

/**
 * Reads what publishers wrote, one text after the other, on a thread of its own. Whatever they wrote, the bot goes on
 * answering, and a text that costs more than the limits is refused like any other that cannot be read.
 */
export type Reader = {
  /** As `parseBriefing`. */
  briefing(bytes: Uint8Array, file: string): Promise<Briefing>;
  /** As `readFeed`. */
  feed(bytes: Uint8Array, contentType: string, url: string): Promise<FeedItem[]>;
  /** As `itemBriefing`. */
  item(item: FeedItem, id: string, loose: boolean): Promise<ItemBriefing>;
  close(): Promise<void>;
};

const CLOSED = 'The reader is closed.';
const MEND = 'plain paragraphs and lists';

/** Makes a reader. Its thread begins with the first text. */
export function createReader({ ms, megabytes, idle }: ReaderLimits = USUAL_READING): Reader {
  let thread: Worker | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let rest: NodeJS.Timeout | undefined;
  let closed = false;

  /** What the thread answers; `undefined` when it cost too much. Rejects when the reader is closed. */
  function ask(order: Order): Promise<Answer | undefined> {
    const asked = before.then(async () => {
      if (closed) throw new Error(CLOSED);
      clearTimeout(rest);
      thread ??= begin();
      const answer = await answered(thread, order, ms).finally(() => {
        rest = setTimeout(end, idle);
      });
      if (answer) return answer;
      await end();
      if (closed) throw new Error(CLOSED);
      return undefined;
    });
    before = asked.catch(() => {});
    return asked;
  }

  /** Begins a thread. Once it has died nobody asks it any more, since the dead answer nothing. */
  function begin(): Worker {
    const worker = readingThread(megabytes);
    return worker.once('exit', () => {
      if (thread === worker) thread = undefined;
    });
  }

  async function end(): Promise<void> {
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  const tooMuch = `takes more than ${ms / 1000} s to read`;

  return {
    async briefing(bytes, file) {
      const answer = await ask({ what: 'briefing', args: [bytes, file] });
      if (!answer)
        throw new BriefingError([
          fileProblem(file, `the text ${tooMuch}`, `Write it as ${MEND}, or split it`),
        ]);
      if ('problems' in answer) throw new BriefingError(answer.problems);
      // The thread answers each kind of order with what the function of that kind returns.
      return resultOf(answer) as Briefing;
    },
    async feed(bytes, contentType, url) {
      const answer = await ask({ what: 'feed', args: [bytes, contentType, url] });
      if (!answer) throw new FeedError(`it ${tooMuch}; ask its publisher for a shorter one`);
      if ('feedError' in answer) throw new FeedError(answer.feedError);
      return resultOf(answer) as FeedItem[];
    },
    async item(item, id, loose) {
      const answer = await ask({ what: 'item', args: [item, id, loose] });
      if (!answer) return { problem: `it ${tooMuch}; ask its publisher for ${MEND}`, tooMuch: true };
      return resultOf(answer) as ItemBriefing;
    },
    async close() {
      closed = true;
      await end();
      await before;
      clearTimeout(rest);
    },
  };
}

function resultOf(answer: Answer): unknown {
  if ('value' in answer) return answer.value;
  throw new Error('failed' in answer ? answer.failed : JSON.stringify(answer));
}

function readingThread(megabytes: number): Worker {
  const worker = new Worker(new URL('reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  // Whoever waits for it learns of its end by its exit.
  return worker.on('error', () => {});
}
