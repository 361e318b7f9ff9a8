import type { Briefing } from '../briefings/briefing.ts';
import type { Subscription } from '../subscriptions/subscription.ts';

/**
 * `waiting`: to be posted when due. `sending`: somebody holds the lease, or died holding it. The others are final:
 * `posted`, `rejected` (Discord refuses the message itself), `skipped` (too old after a long pause, or about none of
 * the topics chosen since), `cancelled` (retracted, or its file removed, before it was posted).
 */
export type DeliveryState = 'waiting' | 'sending' | 'posted' | 'rejected' | 'skipped' | 'cancelled';

/** A row to be written to the outbox: one briefing for one subscription. */
export type NewDelivery = {
  /** From `deliveryId`; also the nonce of every try to post it. */
  id: string;
  briefingId: string;
  subscriptionId: string;
  guildId: string;
  channelId: string;
  state: 'waiting' | 'skipped' | 'cancelled';
  /** When to post it, in milliseconds since the epoch. */
  dueAt: number;
  /** How many earlier briefings were left out because the bot was away too long. The post says so. */
  missed: number;
};

/** A claim on a delivery. `lease` proves that it is ours until `leaseUntil`; after that, anybody may claim it. */
export type Claim = {
  deliveryId: string;
  lease: string;
  leaseUntil: number;
  /** Tries before this one. */
  attempts: number;
  /** How the last try ended, in words. */
  note?: string;
  briefing: Briefing;
  /** Its file was removed and has not been put back. */
  removed?: true;
  /** Goes up with every correction; 1 is the first publication. */
  revision: number;
};

/** A briefing to be posted now. */
export type PostJob = Claim & {
  subscription: Subscription;
  /** At most 25 characters, the same for every try. */
  nonce: string;
  missed: number;
  /** When the earliest try began whose outcome is unknown; `undefined` when no try can have posted. */
  unsureSince?: number;
};

/** A copy in a channel to be edited, or published to the channel's followers. */
export type FollowUpJob = Claim & {
  kind: 'edit' | 'publish';
  guildId: string;
  /** The channel of the message; for a forum, the post that it began. */
  channelId: string;
  messageId: string;
  /** The message is the first of a forum post. */
  inForum: boolean;
  missed: number;
  roleId?: string;
};
