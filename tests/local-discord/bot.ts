import {
  type ApplicationCommandDataResolvable,
  Client,
  GatewayIntentBits,
  type Interaction,
} from 'discord.js';
import type { LocalDiscord } from '../../src/local-discord/index.ts';

/** An unmodified discord.js client, logged in to the stand-in, with these commands and this handler. */
export async function startBot(
  discord: LocalDiscord,
  commands: readonly ApplicationCommandDataResolvable[],
  onInteraction: (interaction: Interaction) => Promise<unknown>,
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    waitGuildTimeout: 1_000,
    // The five seconds between two identifies are the client's own to wait, and nothing these tests are about.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    rest: { api: discord.apiUrl, version: '10' },
    allowedMentions: { parse: [] },
  });
  client.on('error', () => {});
  client.on('interactionCreate', (interaction) => onInteraction(interaction));
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  const bot = await ready;
  if (commands.length > 0) await bot.application.commands.set(commands);
  return bot;
}
