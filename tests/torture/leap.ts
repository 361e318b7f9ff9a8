import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from './stage.ts';

const MINUTE = 60_000;
/** Between two looks, in ms of the machine's time. */
const LOOK = 50;
/** After so many looks without a request none is under way any more; only then may time leap, as nothing of hours ago may arrive now. */
const STILL = 12;

/**
 * Resolves once every channel has a text. While the bot is busy time runs as it is; when it waits, time leaps, ever further,
 * as its back-offs need not be sat out. `patience` is called at each look and throws when it ends.
 */
export async function leapUntilReached(stage: Stage, text: string, patience: () => void): Promise<void> {
  let still = 0;
  const stop = stage.discord.onTraffic(({ kind }) => {
    if (kind === 'rest') still = 0;
  });
  try {
    for (let had = 0, leaps = 0; had < stage.channels; ) {
      patience();
      await delay(LOOK);
      const { channels } = stage.reached(text);
      if (channels !== had) leaps = 0;
      had = channels;
      still += 1;
      if (still < STILL) continue;
      still = 0;
      stage.advance(Math.min(1000 * 2 ** leaps++, 5 * MINUTE));
    }
  } finally {
    stop();
  }
}
