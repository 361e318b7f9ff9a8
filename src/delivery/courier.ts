import type { Subscription } from '../subscriptions/subscription.ts';
import type { FollowUpJob, PostJob } from './delivery.ts';
import type { FindOutcome, FollowUpOutcome, PostOutcome, ProbeOutcome } from './outcome.ts';

/**
 * The way to Discord. Each call must end soon after `signal` aborts, whatever it waits for. A call that throws counts as
 * an unknown outcome.
 */
export type Courier = {
  /** Posts with `job.nonce` and `enforce_nonce`. */
  post(job: PostJob, signal: AbortSignal): Promise<PostOutcome>;
  /** Looks for our own post of this delivery among the channel's messages since `job.unsureSince`. */
  findPosted(job: PostJob, signal: AbortSignal): Promise<FindOutcome>;
  /** Makes the message show the briefing as it is now. */
  edit(job: FollowUpJob, signal: AbortSignal): Promise<FollowUpOutcome>;
  /** Publishes a message of an announcement channel; one already published is `done`. */
  publish(job: FollowUpJob, signal: AbortSignal): Promise<FollowUpOutcome>;
  /** Whether a paused channel can be posted in again, without posting. */
  probe(subscription: Subscription, signal: AbortSignal): Promise<ProbeOutcome>;
};
