import type { Courier } from '../../src/delivery/courier.ts';
import type { FollowUpJob, PostJob } from '../../src/delivery/delivery.ts';
import { wishOf } from './some-subscription.ts';
import { NOW, news } from './started-worker.ts';

const claim = {
  deliveryId: 'd',
  lease: 'lease',
  leaseUntil: NOW + 60_000,
  attempts: 0,
  briefing: news,
  revision: 3,
  missed: 0,
};

/** A post to be made in a text channel, of a briefing that was corrected twice. */
export const postJob = (parts: Partial<PostJob> = {}, channel = 'c'): PostJob => ({
  ...claim,
  nonce: 'd',
  subscription: { ...wishOf(channel), id: `subscription of ${channel}`, createdAt: NOW },
  ...parts,
});

/** Its copy in a channel, to be edited. */
export const editJob = (parts: Partial<FollowUpJob> = {}): FollowUpJob => ({
  ...claim,
  kind: 'edit',
  guildId: 'guild-1',
  channelId: 'c',
  messageId: 'm',
  inForum: false,
  ...parts,
});

/** A courier that does all at once, but for what it is told to answer. */
export const courierOf = (more: Partial<Courier> = {}): Courier => ({
  post: async () => ({ kind: 'posted', channelId: 'c', messageId: 'm' }),
  findPosted: async () => ({ kind: 'absent' }),
  edit: async () => ({ kind: 'done' }),
  publish: async () => ({ kind: 'done' }),
  probe: async () => ({ kind: 'works' }),
  ...more,
});
