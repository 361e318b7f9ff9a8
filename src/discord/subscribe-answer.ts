import type { ChatInputCommandInteraction, GuildBasedChannel } from 'discord.js';
import type { App } from '../app.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { DEFAULT_TIME_ZONE } from '../subscriptions/wish.ts';
import { type Button, button, row } from './components.ts';
import { escapeLine } from './markdown.ts';
import { type Message, privately } from './message.ts';
import { mayReadHistory } from './posting/obstacle.ts';
import { describe, nextLine } from './subscription-text.ts';
import { unknownTopics } from './topic-choices.ts';

/** `id` names the change that the button `label` takes back; empty when nothing was changed. */
type Undo = { id: string; label?: string };

/** How a channel is subscribed now that something was `done`, what can be done next, and `advice`, one line each. */
export function subscribeAnswer(
  { library, clock }: App,
  done: string,
  subscription: Subscription,
  { id, label = 'Undo' }: Undo,
  advice: readonly string[] = [],
): Message {
  const { channelId, topics } = subscription;
  const unknown = unknownTopics(library(), topics).map(escapeLine);
  const lines = [
    `**${done}** ${describe(subscription)}`,
    nextLine(subscription, clock.now()),
    ...(unknown.length ? [`-# No briefing so far is about ${unknown.join(' or ')}.`] : []),
    ...advice.map((one) => `-# ${one}`),
  ];
  const buttons = [
    button('Post the latest now', `subscribe:post:${channelId}`),
    ...followButton(subscription, id),
    ...(id ? [button(label, `subscribe:undo:${channelId}:${id}`)] : []),
  ];
  return privately(lines.join('\n'), row(...buttons));
}

function followButton({ channelId, channelKind, crosspost }: Subscription, changeId: string): Button[] {
  if (channelKind !== 'announcement') return [];
  return [
    crosspost
      ? button('No longer publish to followers', `subscribe:unfollow:${channelId}:${changeId}`)
      : button('Publish to followers too', `subscribe:follow:${channelId}:${changeId}`),
  ];
}

/** What could be better about a subscription that was just typed, one line each. */
export function adviceOn(
  { options }: ChatInputCommandInteraction,
  channel: GuildBasedChannel,
  { time, timeZone }: Subscription,
): string[] {
  const isAssumed = timeZone === DEFAULT_TIME_ZONE && !options.getString('timezone');
  return [
    ...(time && isAssumed && options.getString('time')
      ? [`No time zone was given, so I took ${time} as UTC. Add \`timezone:\` for yours, such as \`Berlin\`.`]
      : []),
    ...(mayReadHistory(channel)
      ? []
      : [
          'Allow me **Read Message History** too, so that after a crash I can see what I have posted already.',
        ]),
  ];
}
