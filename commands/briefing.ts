import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { Briefing } from '../src/briefings/briefing.ts';
import type { Library } from '../src/briefings/library.ts';
import { shorten } from '../src/briefings/shorten.ts';
import { briefingView, formatDate, TABS } from '../src/discord/briefing-view.ts';
import { type Choice, type Command, UserError } from '../src/discord/command.ts';
import { escapeLine } from '../src/discord/markdown.ts';

const CHOICES = 25;
const CHOICE_CHARACTERS = 100;

export const briefing: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'briefing',
    description: 'Read the newest briefing, or one you choose',
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
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
    const typed = interaction.isChatInputCommand() ? interaction.options.getString('briefing') : null;
    return { components: briefingView(typed ? chosen(app.library(), typed) : newest(app.library())) };
  },

  complete: (interaction, app) =>
    matching(app.library(), interaction.options.getFocused()).slice(0, CHOICES).map(choice),

  press(rest, _interaction, app) {
    const [id = '', name, page] = rest.split(':');
    const found = app.library().briefing(id);
    if (!found)
      throw new UserError('That briefing is no longer in the library. Type `/briefing` for the newest.');
    const tab = TABS.find((one) => one === name);
    return { components: briefingView(found, tab, Number(page) || 1) };
  },
};

function newest(library: Library): Briefing {
  const [first] = library.briefings;
  if (!first)
    throw new UserError(
      'There are no briefings yet. Whoever runs this bot can add one to its briefings folder.',
    );
  return first;
}

function chosen(library: Library, typed: string): Briefing {
  const [first] = [library.briefing(typed), ...matching(library, typed)].filter((one) => one !== undefined);
  if (first) return first;
  throw new UserError(
    `No briefing is called “${escapeLine(shorten(typed, 100))}”. Type \`/briefing\` and pick one from the list, or send it alone for the newest.`,
  );
}

/** Briefings, newest first, whose title or date holds every word typed. */
function matching(library: Library, typed: string): readonly Briefing[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return library.briefings.filter((one) => {
    const text = fold(`${one.title} ${isoDay(one)} ${formatDate(one.date) ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

const fold = (value: string): string => value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isoDay = ({ date }: Briefing): string =>
  date === undefined ? '' : new Date(date).toISOString().slice(0, 10);

function choice(one: Briefing): Choice {
  const day = isoDay(one);
  return { name: `${shorten(one.title, CHOICE_CHARACTERS - 13)}${day && ` · ${day}`}`, value: one.id };
}
