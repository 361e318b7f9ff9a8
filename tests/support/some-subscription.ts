import type { SubscriptionStore } from '../../src/subscriptions/store.ts';
import type { Wish } from '../../src/subscriptions/subscription.ts';

/** What somebody might wish for; at once, all topics, no ping unless `parts` says otherwise. */
export const wishOf = (channelId: string, parts: Partial<Wish> = {}): Wish => ({
  guildId: 'guild-1',
  channelId,
  channelKind: 'text',
  subscribedBy: 'admin-1',
  timeZone: 'UTC',
  topics: [],
  crosspost: false,
  ...parts,
});

/** Subscribes a channel exactly as wished, whatever it was before. */
export const subscribe = (
  store: SubscriptionStore,
  wish: Wish,
  changeId: string,
  now: number,
): ReturnType<SubscriptionStore['subscribe']> => store.subscribe(wish, () => wish, changeId, now);

/** As a refusal of Discord's pauses. */
export const PAUSE = { code: 'permissions', reason: 'I lack Send Messages.', mend: 'Grant it.' } as const;
/** As a person pauses. */
export const ASKED = { code: 'asked', reason: 'Milo paused it.', mend: 'Press Resume.' } as const;
