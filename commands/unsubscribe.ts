import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { checkManager, OFFERED_TO_MANAGERS } from '../src/discord/check-manager.ts';
import { type Command, UserError } from '../src/discord/command.ts';
import { endSubscription } from '../src/discord/end-subscription.ts';
import { OFFERED_IN_SERVERS } from '../src/discord/offered.ts';
import { POSTABLE_TYPES } from '../src/discord/posting/channel-kind.ts';

/** At most so many of the subscribed channels are named. */
const SHOWN = 20;

export const unsubscribe: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'unsubscribe',
    description: 'Stop posting briefings in a channel',
    ...OFFERED_IN_SERVERS,
    default_member_permissions: OFFERED_TO_MANAGERS,
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        name: 'channel',
        description: 'Which one; this one when left out',
        channel_types: [...POSTABLE_TYPES],
      },
    ],
  },

  async run(interaction, app) {
    const named = interaction.options.getChannel('channel');
    const channelId = named?.id ?? interaction.channelId;
    const guildId = checkManager(interaction, channelId);
    const ended = await endSubscription(app, channelId, interaction.id);
    if (ended) return ended;
    const others = (await app.subscriptions.ofGuild(guildId)).map((other) => `<#${other.channelId}>`);
    const more = others.length > SHOWN ? ` and ${others.length - SHOWN} more` : '';
    throw new UserError(
      others.length
        ? `<#${channelId}> is not subscribed. These channels are: ${others.slice(0, SHOWN).join(', ')}${more}. Choose one with \`/unsubscribe channel:\`.`
        : `<#${channelId}> is not subscribed, and no other channel of this server is. \`/subscribe\` starts.`,
    );
  },
};
