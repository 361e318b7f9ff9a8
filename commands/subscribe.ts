import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  type GuildBasedChannel,
} from 'discord.js';
import type { App } from '../src/app.ts';
import { checkManager, OFFERED_TO_MANAGERS } from '../src/discord/check-manager.ts';
import { CHOICES } from '../src/discord/choices.ts';
import { type Command, type Press, type Reply, UserError } from '../src/discord/command.ts';
import { button, row } from '../src/discord/components.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { privately } from '../src/discord/message.ts';
import { OFFERED_IN_SERVERS } from '../src/discord/offered.ts';
import { postLatest } from '../src/discord/post-latest.ts';
import { POSTABLE_TYPES } from '../src/discord/posting/channel-kind.ts';
import { mayReadHistory } from '../src/discord/posting/obstacle.ts';
import { postableChannel } from '../src/discord/posting/postable-channel.ts';
import { readOptions } from '../src/discord/subscribe-options.ts';
import { describe, nextLine } from '../src/discord/subscription-text.ts';
import { topicChoices, unknownTopics } from '../src/discord/topic-choices.ts';
import type { Subscription } from '../src/subscriptions/subscription.ts';
import { completeTimeZone } from '../src/subscriptions/time-zones.ts';
import { DEFAULT_TIME_ZONE, wishFrom } from '../src/subscriptions/wish.ts';

export const subscribe: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'subscribe',
    description: 'Post each new briefing in a channel, or change how it is posted',
    ...OFFERED_IN_SERVERS,
    default_member_permissions: OFFERED_TO_MANAGERS,
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        name: 'channel',
        description: 'Where to post; here when left out',
        channel_types: [...POSTABLE_TYPES],
      },
      {
        type: ApplicationCommandOptionType.Role,
        name: 'role',
        description: 'Whom to ping with each briefing; @everyone means nobody',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'time',
        description: 'Time of day to post, such as 08:00; “now” means as soon as it is published',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'timezone',
        description: 'Whose clocks that time is on: a city, a country, CET …',
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'topic',
        description: 'Only briefings about this; several with commas; “all” for every one',
        autocomplete: true,
      },
    ],
  },

  async run(interaction, app) {
    const guildId = checkManager(interaction, interaction.options.getChannel('channel')?.id);
    const place = await postableChannel(interaction, app.clock.now());
    const now = app.clock.now();
    const { subscription, before: was } = await app.subscriptions.subscribe(
      { guildId, channelId: place.channel.id },
      // What is left out stays as it is, so it must be read while nobody else changes it.
      (before, zoneHere) => wishFrom(readOptions(interaction, place, before, now), before, zoneHere),
      interaction.id,
      now,
    );
    app.wake();
    const advice = adviceOn(interaction, place.channel, subscription);
    const same = was && isDeepStrictEqual({ ...was, subscribedBy: interaction.user.id }, subscription);
    return same
      ? confirmation(app, 'Nothing has changed.', subscription, interaction.id, { advice, undo: false })
      : confirmation(app, was ? 'Changed.' : 'Subscribed.', subscription, interaction.id, { advice });
  },

  complete(interaction, app) {
    const { name, value } = interaction.options.getFocused(true);
    if (name === 'timezone') return completeTimeZone(value, app.clock.now(), CHOICES);
    return topicChoices(app.library(), value);
  },

  press: {
    post: onChannel(postLatest),
    follow: onChannel((app, channelId, changeId) => publishToFollowers(app, channelId, changeId, true)),
    unfollow: onChannel((app, channelId, changeId) => publishToFollowers(app, channelId, changeId, false)),
    undo: onChannel(undo),
  },
};

/** A press about a channel's subscription, by somebody who may change it; `changeId` is the change it stands below. */
function onChannel(act: (app: App, channelId: string, changeId: string) => Promise<Reply>): Press {
  return ([channelId = '', changeId = ''], interaction, app) => {
    checkManager(interaction, channelId);
    return act(app, channelId, changeId);
  };
}

function confirmation(
  app: App,
  done: string,
  subscription: Subscription,
  changeId: string,
  { advice = [], undo = 'Undo' }: { advice?: readonly string[]; undo?: string | false } = {},
): Reply {
  const { channelId, channelKind, crosspost, topics } = subscription;
  const unknown = unknownTopics(app.library(), topics);
  const lines = [
    `**${done}** ${describe(subscription)}`,
    nextLine(subscription, app.clock.now()),
    ...(unknown.length ? [`-# No briefing so far is about ${unknown.map(escapeLine).join(' or ')}.`] : []),
    ...advice.map((one) => `-# ${one}`),
  ];
  const buttons = [
    button('Post the latest now', `subscribe:post:${channelId}`),
    ...(channelKind === 'announcement'
      ? [
          crosspost
            ? button('No longer publish to followers', `subscribe:unfollow:${channelId}:${changeId}`)
            : button('Publish to followers too', `subscribe:follow:${channelId}:${changeId}`),
        ]
      : []),
    ...(undo ? [button(undo, `subscribe:undo:${channelId}:${changeId}`)] : []),
  ];
  return privately(lines.join('\n'), row(...buttons));
}

/** What could be better about a subscription that was just typed, a line each. */
function adviceOn(
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

async function publishToFollowers(
  app: App,
  channelId: string,
  changeId: string,
  crosspost: boolean,
): Promise<Reply> {
  const subscription = await app.subscriptions.setCrosspost(channelId, crosspost);
  if (!subscription)
    throw new UserError(
      `<#${channelId}> is no longer subscribed. Type \`/subscribe\` to subscribe it again.`,
    );
  // It takes back what `/subscribe` changed; the button beside it takes this back.
  return confirmation(app, 'Changed.', subscription, changeId, { undo: 'Undo it all' });
}

async function undo(app: App, channelId: string, changeId: string): Promise<Reply> {
  const undone = await app.subscriptions.undo(channelId, changeId, app.clock.now());
  if (undone.kind === 'too-late')
    throw new UserError(
      'That was changed again since and cannot be undone here. See `/subscriptions` for how it is now.',
    );
  app.wake();
  const now =
    undone.kind === 'restored'
      ? describe(undone.subscription)
      : `Nothing is posted in <#${channelId}> any more.`;
  return privately(`**Undone.** ${now}`);
}
