import type { Briefing } from '../briefings/briefing.ts';
import { nextPost } from '../subscriptions/schedule.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { wants } from '../subscriptions/topics.ts';
import type { NewDelivery } from './delivery.ts';
import { deliveryId } from './delivery-id.ts';

/** After being away for longer than this only the latest briefing is caught up with: 7 days, in ms. */
export const CATCH_UP = 7 * 24 * 60 * 60 * 1000;

/** What is known when briefings appear. `aliveAt`: when the bot last ran, `undefined` when it never did. Times in ms. */
export type Occasion = {
  fresh: readonly Briefing[];
  subscriptions: readonly Subscription[];
  now: number;
  aliveAt?: number;
};

/**
 * Which deliveries new briefings make: one for each subscription that wants it, oldest briefing first, due when the
 * subscription says. After a long absence all but the latest of each subscription are `skipped`, and the latest counts them.
 */
export function plan({ fresh, subscriptions, now, aliveAt }: Occasion): NewDelivery[] {
  const briefings = fresh.filter(({ retracted }) => !retracted).sort(olderFirst);
  const wasAway = aliveAt !== undefined && now - aliveAt > CATCH_UP;
  const wanted = new Map(
    subscriptions.map((one) => [one.id, briefings.filter((briefing) => wants(one, briefing))]),
  );
  return briefings.flatMap((briefing) =>
    subscriptions
      .filter((one) => wanted.get(one.id)?.includes(briefing))
      .map((subscription) => {
        const mine = wanted.get(subscription.id) ?? [];
        const latest = mine.at(-1) === briefing;
        return {
          id: deliveryId(briefing.id, subscription.id),
          briefingId: briefing.id,
          subscriptionId: subscription.id,
          guildId: subscription.guildId,
          channelId: subscription.channelId,
          state: wasAway && !latest ? ('skipped' as const) : ('waiting' as const),
          dueAt: nextPost(subscription, now),
          missed: wasAway && latest ? mine.length - 1 : 0,
        };
      }),
  );
}

const olderFirst = (a: Briefing, b: Briefing): number => {
  // One without a date counts as of now: it is the newest.
  const [from, to] = [a.date ?? Number.POSITIVE_INFINITY, b.date ?? Number.POSITIVE_INFINITY];
  return from === to ? (a.id < b.id ? -1 : 1) : from - to;
};
