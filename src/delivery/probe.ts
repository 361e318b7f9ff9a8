import type { Log } from '../log.ts';
import type { SubscriptionStore } from '../subscriptions/store.ts';
import type { Pause, Subscription } from '../subscriptions/subscription.ts';
import type { Courier } from './courier.ts';

/** What a probe works with. */
export type ProbeParts = {
  subscriptions: SubscriptionStore;
  courier: Pick<Courier, 'probe'>;
  /** How many more may be tried now. Each try may cost an answer that Discord holds against us. */
  affordable(): number;
  log: Log;
};

/** How many are tried in one round of housekeeping, so that many closed channels do not cost many refusals at once. */
const MOST = 20;

/**
 * Tries the subscriptions whose daily probe is due, and resumes those that work again. If a channel was gone when its
 * subscription paused and is still gone at the probe, the subscription ends, as if the deletion had been seen. Returns
 * how many it resumed.
 */
export async function probePaused(parts: ProbeParts, now: number, signal: AbortSignal): Promise<number> {
  const { subscriptions, log } = parts;
  const many = Math.min(MOST, parts.affordable());
  if (many < 1) return 0;
  const due = await subscriptions.takeProbes(now, many);
  const { resumed, gone } = await resumeWorking(parts, due, now, signal);
  for (const { id, channelId } of gone) {
    await subscriptions.remove({ channelId }, 'channel-deleted', now);
    log.info({ subscription: id }, 'subscription ended: its channel is gone');
  }
  return resumed;
}

/**
 * Tries some paused subscriptions one after the other, and resumes those that work again. Returns how many, and which
 * have no channel.
 */
export async function resumeWorking(
  { subscriptions, courier, affordable, log }: ProbeParts,
  paused: readonly Subscription[],
  now: number,
  signal: AbortSignal,
): Promise<{ resumed: number; gone: readonly Subscription[] }> {
  let resumed = 0;
  const gone: Subscription[] = [];
  for (const subscription of paused) {
    if (signal.aborted || affordable() < 1) break;
    const outcome = await courier
      .probe(subscription, signal)
      .catch((error: unknown) => ({ kind: 'unknown', detail: String(error) }) as const);
    // The next post will meet the void token too, and stop the process.
    if (outcome.kind === 'fatal' || (outcome.kind === 'later' && outcome.everything)) break;
    if (outcome.kind === 'paused' && isGone(outcome.pause) && isGone(subscription.pause))
      gone.push(subscription);
    if (outcome.kind !== 'works' || !(await subscriptions.resumeTried(subscription.id, now))) continue;
    resumed++;
    log.info({ subscription: subscription.id }, 'subscription resumed: its channel works again');
  }
  return { resumed, gone };
}

const isGone = (pause: Pause | undefined): boolean => pause?.code === 'channel-gone';
