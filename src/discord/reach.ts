import type { Briefing } from '../briefings/briefing.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { wants } from '../subscriptions/topics.ts';

/** How many channels a new briefing goes to, in a sentence. */
export function reach(subscriptions: readonly Subscription[], briefing: Briefing): string {
  if (briefing.retracted) return 'It is retracted, so it is posted nowhere.';
  const all = subscriptions.filter((one) => wants(one, briefing));
  if (!all.length) return 'No channel is subscribed to it; people can ask about it.';
  const paused = all.filter(({ pause }) => pause).length;
  if (all.length === 1) return `It goes to 1 channel${paused ? ', which is paused' : ''}.`;
  const rest = paused ? `; ${paused} of them ${paused === 1 ? 'is' : 'are'} paused` : '';
  return `It goes to ${all.length} channels${rest}.`;
}
