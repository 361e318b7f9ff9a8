import { isDeepStrictEqual } from 'node:util';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { App } from '../src/app.ts';
import { checkManager, OFFERED_TO_MANAGERS } from '../src/discord/check-manager.ts';
import { CHOICES } from '../src/discord/choices.ts';
import { type Command, type Press, type Reply, UserError } from '../src/discord/command.ts';
import { privately } from '../src/discord/message.ts';
import { OFFERED_IN_SERVERS } from '../src/discord/offered.ts';
import { postLatest } from '../src/discord/post-latest.ts';
import { POSTABLE_TYPES } from '../src/discord/posting/channel-kind.ts';
import { postableChannel } from '../src/discord/posting/postable-channel.ts';
import { adviceOn, subscribeAnswer } from '../src/discord/subscribe-answer.ts';
import { readOptions } from '../src/discord/subscribe-options.ts';
import { describe } from '../src/discord/subscription-text.ts';
import { topicChoices } from '../src/discord/topic-choices.ts';
import { completeTimeZone } from '../src/subscriptions/time-zones.ts';
import { wishFrom } from '../src/subscriptions/wish.ts';

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
    const isSame = was && isDeepStrictEqual({ ...was, subscribedBy: interaction.user.id }, subscription);
    const done = isSame ? 'Nothing has changed.' : was ? 'Changed.' : 'Subscribed.';
    const undo = { id: isSame ? '' : interaction.id };
    return subscribeAnswer(app, done, subscription, undo, adviceOn(interaction, place.channel, subscription));
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

/** A press about a channel's subscription, by somebody who may change it. `changeId` is the change above it. */
function onChannel(act: (app: App, channelId: string, changeId: string) => Promise<Reply>): Press {
  return ([channelId = '', changeId = ''], interaction, app) => {
    checkManager(interaction, channelId);
    return act(app, channelId, changeId);
  };
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
  // The button beside it takes back what was just pressed.
  return subscribeAnswer(app, 'Changed.', subscription, { id: changeId, label: 'Undo /subscribe' });
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
