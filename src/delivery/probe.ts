import type { Log } from '../log.ts';
import type { SubscriptionStore } from '../subscriptions/store.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Courier } from './courier.ts';

/** What a probe works with. */
export type ProbeParts = {
  subscriptions: SubscriptionStore;
  courier: Pick<Courier, 'probe'>;
  log: Log;
};

/** Tries the subscriptions whose daily probe is due, and resumes those that work again. */
export async function probePaused(parts: ProbeParts, now: number, signal: AbortSignal): Promise<void> {
  await resumeWorking(parts, await parts.subscriptions.takeProbes(now), signal);
}

/** Tries some paused subscriptions one after the other, and resumes those that work again. Returns how many. */
export async function resumeWorking(
  { subscriptions, courier, log }: ProbeParts,
  paused: readonly Subscription[],
  signal: AbortSignal,
): Promise<number> {
  let resumed = 0;
  for (const subscription of paused) {
    if (signal.aborted) break;
    const outcome = await courier
      .probe(subscription, signal)
      .catch((error: unknown) => ({ kind: 'unknown', detail: String(error) }) as const);
    // The next post will meet the void token as well, and stop the process.
    if (outcome.kind === 'later' || outcome.kind === 'fatal') break;
    if (outcome.kind !== 'works' || !(await subscriptions.resume(subscription.id))) continue;
    resumed++;
    log.info({ subscription: subscription.id }, 'subscription resumed: its channel works again');
  }
  return resumed;
}
