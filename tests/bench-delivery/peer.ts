import { Client, Events, GatewayIntentBits, type SendableChannels } from 'discord.js';

/**
 * What a bot without an outbox does with discord.js: on a message from its parent it sends to every channel, `all-at-once` or
 * `one-by-one`, and leaves the limits to the library. It answers every command at once, with the same words.
 */
const [how, apiUrl = ''] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  waitGuildTimeout: 1000,
  rest: { api: apiUrl },
  allowedMentions: { parse: [] },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply('An answer.');
});
await client.login(process.env['DISCORD_TOKEN']);
await client.application?.commands.set([
  {
    name: 'explain',
    description: 'Answers',
    options: [{ type: 3, name: 'query', description: 'What', required: true }],
  },
]);
process.on('disconnect', () => process.exit());
process.on('message', async (text) => {
  const channels = client.channels.cache.filter(
    (channel): channel is SendableChannels => channel.isSendable() && /^text-/.test(nameOf(channel)),
  );
  const send = (channel: SendableChannels) => channel.send(String(text));
  if (how === 'all-at-once') await Promise.all(channels.map(send));
  else for (const [, channel] of channels) await send(channel);
});
process.send?.('ready');

const nameOf = (channel: object): string => ('name' in channel ? String(channel.name) : '');
