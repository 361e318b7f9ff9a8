import {
  ApplicationCommandType,
  type Client,
  ComponentType,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonsOf, type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { startBot } from './bot.ts';

const COMMANDS = [
  {
    name: 'greet',
    description: 'Says hello',
    options: [{ type: 3, name: 'who', description: 'Whom', autocomplete: true, required: true }],
  },
  { type: ApplicationCommandType.Message, name: 'Read this' },
] as const;

async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete())
    return interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'world' }]);
  if (interaction.isChatInputCommand())
    return interaction.reply({
      content: `Hello ${interaction.options.getString('who', true)}`,
      components: [
        {
          type: ComponentType.ActionRow,
          components: [{ type: ComponentType.Button, style: 1, label: 'Again', customId: 'greet:again' }],
        },
      ],
    });
  if (interaction.isButton()) return interaction.update({ content: 'Hello again', components: [] });
  if (interaction.isMessageContextMenuCommand())
    return interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
  return undefined;
}

describe('an unmodified discord.js client', () => {
  let discord: LocalDiscord;
  let bot: Client<true>;

  beforeAll(async () => {
    discord = await startLocalDiscord();
    bot = await startBot(discord, COMMANDS, answer);
  });
  afterAll(async () => {
    await bot.destroy();
    await discord.close();
  });

  test('logs in and sees its servers and channels', () => {
    expect(bot.guilds.cache.map((guild) => guild.name).sort()).toEqual([
      'Harbour Street',
      'The Reading Room',
    ]);
    expect(bot.channels.cache.size).toBe(12);
  });

  test('keeps the ids of its commands when it registers them again', async () => {
    const before = discord.commands().map((command) => command.id);
    await bot.application.commands.set(COMMANDS);
    expect(discord.commands().map((command) => command.id)).toEqual(before);
  });

  test('answers a slash command, and its button', async () => {
    const rosa = discord.as('Rosa');
    const said = await rosa.type('The Reading Room/general', '/greet', { who: 'Milo' });
    if (said.kind !== 'message') throw new Error(`expected a message, got ${said.kind}`);
    expect(said.message.content).toBe('Hello Milo');
    expect(buttonsOf(said.message).map((button) => button.label)).toEqual(['Again']);
    const pressed = await rosa.press(said.message, 'Again');
    expect(pressed).toMatchObject({
      kind: 'update',
      message: { id: said.message.id, content: 'Hello again', components: [] },
    });
  });

  test('completes what is being typed', async () => {
    const choices = await discord.as('Milo').complete('world-news', '/greet', { who: 'wor' });
    expect(choices).toEqual([{ name: 'wor!', value: 'world' }]);
  });

  test('answers a message menu so that only the asker sees it', async () => {
    const milo = discord.as('Milo');
    const written = milo.say('world-news', 'Rates stay where they are.');
    const read = await milo.contextMenu(written, 'Read this');
    expect(read).toMatchObject({ kind: 'message', message: { content: 'Rates stay where they are.' } });
    const contents = (who: string) =>
      discord
        .as(who)
        .messages('world-news')
        .map((message) => message.content);
    expect(contents('Milo')).toHaveLength(2);
    expect(contents('Rosa')).toHaveLength(1);
  });
});
