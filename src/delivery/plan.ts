import type { Briefing } from '../briefings/briefing.ts';
import { olderFirst } from '../briefings/order.ts';
import { nextPost } from '../subscriptions/schedule.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { wants } from '../subscriptions/topics.ts';
import type { NewDelivery } from './delivery.ts';
import { deliveryId } from './delivery-id.ts';

/** After an absence longer than this, only the latest briefing is caught up with: 7 days, in ms. */
export const CATCH_UP = 7 * 24 * 60 * 60 * 1000;

/**
 * What is known when briefings appear. `away` means that the bot has just come back from an absence longer than
 * `CATCH_UP`. Times in ms.
 */
export type Occasion = {
  fresh: readonly Briefing[];
  subscriptions: readonly Subscription[];
  now: number;
  away: boolean;
};

/**
 * The deliveries that new briefings make: one for each subscription that wants it, oldest briefing first, due when the
 * subscription says. After a long absence all but the latest of each subscription are `skipped`, and the latest counts
 * them. A briefing that was retracted from the beginning is `cancelled`, until its publisher takes that back.
 */
export function plan({ fresh, subscriptions, now, away }: Occasion): NewDelivery[] {
  const briefings = [...fresh].sort(olderFirst(() => now));
  const wanted = new Map(
    subscriptions.map((one) => [
      one.id,
      briefings.filter((briefing) => !briefing.retracted && wants(one, briefing)),
    ]),
  );
  return briefings.flatMap((briefing) =>
    subscriptions
      .filter((one) => wants(one, briefing))
      .map((subscription) => {
        const mine = wanted.get(subscription.id) ?? [];
        const latest = mine.at(-1) === briefing;
        const state: NewDelivery['state'] = briefing.retracted
          ? 'cancelled'
          : away && !latest
            ? 'skipped'
            : 'waiting';
        return {
          id: deliveryId(briefing.id, subscription.id),
          briefingId: briefing.id,
          subscriptionId: subscription.id,
          guildId: subscription.guildId,
          channelId: subscription.channelId,
          state,
          dueAt: nextPost(subscription, now),
          missed: away && latest ? mine.length - 1 : 0,
        };
      }),
  );
}
