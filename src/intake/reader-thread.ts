import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { BriefingError, type Problem } from '../briefings/briefing-error.ts';
import type { parseBriefing } from '../briefings/parse.ts';
import { FeedError } from './feeds/feed-error.ts';
import type { itemBriefing } from './feeds/item-briefing.ts';
import type { readFeed } from './feeds/read-feed.ts';

/** What is read on a thread of its own. Each order returns what its function returns, or throws what it throws. */
export type Work = { briefing: typeof parseBriefing; feed: typeof readFeed; item: typeof itemBriefing };

/** What to read. */
export type Order = { [What in keyof Work]: { what: What; args: Parameters<Work[What]> } }[keyof Work];

type Value = ReturnType<Work[keyof Work]>;

/** What comes of it: first that it began, then how it ended. */
export type Answer =
  /** Everything that the order needs is loaded and reading begins. Tells how much of a processor the thread had used by then. */
  | { begun: NodeJS.CpuUsage }
  | { value: Value }
  | { problems: readonly Problem[] }
  | { feedError: string }
  | { failed: string };

/** Loads what an order needs, and returns the function that then reads it. */
async function loaded(order: Order): Promise<() => Value> {
  switch (order.what) {
    case 'briefing': {
      const { parseBriefing } = await import('../briefings/parse.ts');
      return () => parseBriefing(...order.args);
    }
    case 'feed': {
      const { readFeed } = await import('./feeds/read-feed.ts');
      return () => readFeed(...order.args);
    }
    case 'item': {
      const { itemBriefing } = await import('./feeds/item-briefing.ts');
      return () => itemBriefing(...order.args);
    }
  }
}

function answer(read: () => Value): Answer {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof BriefingError) return { problems: error.problems };
    if (error instanceof FeedError) return { feedError: error.message };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

enableCompileCache();
parentPort?.on('message', async (order: Order) => {
  const read = await loaded(order);
  parentPort?.postMessage({ begun: process.threadCpuUsage() } satisfies Answer);
  parentPort?.postMessage(answer(read));
});
