import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { briefingView, TABS } from '../src/discord/briefing-view.ts';
import { briefingChoices, findBriefing } from '../src/discord/choose-briefing.ts';
import { type Command, UserError } from '../src/discord/command.ts';
import { below } from '../src/discord/message.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';

export const briefing: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'briefing',
    description: 'Read the newest briefing, or one you choose',
    ...OFFERED_EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'briefing',
        description: 'Type part of its title or date',
        autocomplete: true,
      },
    ],
  },

  run(interaction, app) {
    const library = app.library();
    // If there is none, nothing that was typed is at fault.
    if (!library.briefings.length)
      throw new UserError(
        'There are no briefings yet. Whoever runs this bot can add one to its briefings folder.',
      );
    return {
      components: briefingView(findBriefing(library, interaction.options.getString('briefing') ?? '')),
    };
  },

  complete: (interaction, app) => briefingChoices(app.library(), interaction.options.getFocused()),

  press: {
    open([id = '', name, page], _interaction, app) {
      const found = app.library().briefing(id);
      if (!found)
        throw new UserError('That briefing is no longer in the library. Type `/briefing` for the newest.');
      const tab = TABS.find((one) => one === name);
      const shown = { components: briefingView(found, tab, Number(page) || 1) };
      return page === undefined ? below(shown) : shown;
    },
  },
};
