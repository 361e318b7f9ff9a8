import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

// The bot is added to servers, never to people.
const integration_types = [ApplicationIntegrationType.GuildInstall];

/** For the `data` of a command that can be typed in servers and to the bot itself. */
export const OFFERED_EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types,
};

/** For the `data` of a command about a server, which can only be typed there. */
export const OFFERED_IN_SERVERS = { contexts: [InteractionContextType.Guild], integration_types };
