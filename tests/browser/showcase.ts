import { type Interaction, Routes } from 'discord.js';
import type { Page } from 'playwright-core';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { startBot } from '../local-discord/bot.ts';
import { channelId, type Reply, rest } from '../local-discord/rest.ts';
import { openChromium } from './chromium.ts';
import { COMMANDS, MESSAGES, MODAL } from './showcase-messages.ts';
import { composer, type Visit, type VisitOptions, visit, visitor } from './visit.ts';

/** The stand-in alone, with a bot that shows each thing a page must be able to draw and says back what was chosen. */
export type Showcase = {
  discord: LocalDiscord;
  visit(options?: VisitOptions): Promise<Visit>;
  /** Registers other commands, as a bot does that is started anew; `COMMANDS` at first. */
  register(commands: readonly object[]): Promise<void>;
  /** Ends every "thinking…" there is. */
  endThinking(): Promise<void>;
  close(): Promise<void>;
};

const CALLBACK = { message: 4, defer: 5, update: 7, modal: 9 } as const;
const EPHEMERAL = 1 << 6;

/** Starts it on a free port, with a browser to look at it with. */
export async function openShowcase(): Promise<Showcase> {
  const discord = await startLocalDiscord();
  let thinking: Interaction[] = [];

  const bot = await startBot(discord, [], async (interaction) => {
    // Sent as Discord's API takes it, so that the page gets exactly what the messages say.
    const answer = (type: number, data: object) =>
      bot.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        body: { type, data },
        auth: false,
      });
    if (interaction.isMessageComponent()) {
      if (interaction.customId === 'unheard') return undefined;
      if (interaction.customId === 'reply') return answer(CALLBACK.message, { content: 'Replied.' });
      const values = interaction.isAnySelectMenu() ? interaction.values : [];
      return answer(CALLBACK.update, { content: `${interaction.customId}: ${values.join(', ')}` });
    }
    if (interaction.isModalSubmit()) {
      const { fields } = interaction;
      const given = [fields.getTextInputValue('title'), ...fields.getStringSelectValues('season')];
      if (given.includes('Unheard')) return undefined;
      return answer(CALLBACK.message, { content: `Sent: ${given.join(', ')}` });
    }
    if (interaction.isMessageContextMenuCommand())
      return answer(CALLBACK.message, {
        content: `It says: ${interaction.targetMessage.content}`,
        flags: EPHEMERAL,
      });
    if (!interaction.isChatInputCommand()) return undefined;
    if (interaction.commandName === 'give')
      return answer(CALLBACK.message, {
        content: interaction.options.data.map(({ name, value }) => `${name}=${value}`).join(' '),
        allowed_mentions: { parse: [] },
      });
    const what = interaction.options.getString('what', true);
    if (what === 'modal') return answer(CALLBACK.modal, MODAL);
    if (what === 'private') return answer(CALLBACK.message, { content: 'For your eyes.', flags: EPHEMERAL });
    if (what === 'thinking') {
      thinking.push(interaction);
      return answer(CALLBACK.defer, {});
    }
    const message = MESSAGES[what];
    return message && answer(CALLBACK.message, message);
  });
  const register = async (commands: readonly object[]) => {
    await bot.rest.put(Routes.applicationCommands(bot.application.id), { body: commands });
  };
  await register(COMMANDS);

  const browser = await openChromium();
  return {
    discord,
    visit: (options) => visit(browser, discord.url, options),
    register,
    async endThinking() {
      const all = thinking;
      thinking = [];
      for (const { applicationId, token } of all)
        await bot.rest.patch(Routes.webhookMessage(applicationId, token, '@original'), {
          body: { content: 'Thought about.', allowed_mentions: { parse: [] } },
          auth: false,
        });
    },
    async close() {
      await browser.close();
      await bot.destroy();
      await discord.close();
    },
  };
}

/** A visitor in #general with the caret in the composer: from here on, keys go wherever the focus is. */
export async function writer(showcase: Showcase): Promise<Page> {
  const { page } = await visitor(showcase);
  await composer(page).focus();
  return page;
}

/** Types `/show what` and sends it. */
export async function show(page: Page, what: string): Promise<void> {
  await composer(page).pressSequentially(`/show ${what}`);
  await page.getByRole('option', { name: what, exact: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

/** Posts to #general as the bot does. */
export const post = ({ discord }: Showcase, body: object): Promise<Reply> =>
  rest(discord, 'POST', `/channels/${channelId(discord, 'general')}/messages`, body);
