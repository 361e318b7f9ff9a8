import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { App } from '../src/app.ts';
import { cleanLine, isVisible } from '../src/briefings/clean-text.ts';
import { isEntryId } from '../src/briefings/identity.ts';
import { shorten } from '../src/briefings/shorten.ts';
import { CHOICES, choiceName } from '../src/discord/choices.ts';
import { type Command, UserError } from '../src/discord/command.ts';
import { type Block, container, text } from '../src/discord/components.ts';
import { entryView, foundList } from '../src/discord/entry-view.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { below, type Message } from '../src/discord/message.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';
import { type Match, search, suggest } from '../src/search/index.ts';

const ECHO_CHARACTERS = 100;

/** Marks a choice's value as an entry's id. It opens exactly that entry, and is not searched for. */
const CHOSEN = 'entry:';

export const explain: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'explain',
    description: 'Ask about anything in the briefings: a name, a term, a question',
    ...OFFERED_EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'query',
        description: 'For example: western sanctions',
        required: true,
        autocomplete: true,
      },
    ],
  },

  run(interaction, app) {
    const query = interaction.options.getString('query', true);
    const id = query.startsWith(CHOSEN) ? query.slice(CHOSEN.length) : '';
    return isEntryId(id) ? open(id, app) : answer(query, app);
  },

  complete: (interaction, app) =>
    suggest(app.index(), interaction.options.getFocused(), CHOICES).map(({ name, entryId }) => ({
      name: choiceName(name, app.library().entry(entryId)?.briefing.retracted ? ['retracted'] : []),
      value: CHOSEN + entryId,
    })),

  press: {
    open([id = '', page], _interaction, app) {
      const opened = open(id, app, Number(page) || 1);
      return page === undefined ? below(opened) : opened;
    },
  },
};

/** Answers a question with the entry that answers it best, or privately with the nearest ones. */
export function answer(query: string, app: App): Message {
  const { answer: best, related, suggestions } = search(app.index(), query);
  if (best) return { components: entryView(best, related) };
  const words = cleanLine(query);
  const asked = isVisible(words) && escapeLine(shorten(words, ECHO_CHARACTERS));
  const nothing = text(
    asked ? `Nothing in the briefings about “${asked}”.` : 'There is no question in that.',
  );
  const next = suggestions.length
    ? suggestionLists(suggestions)
    : [text('Try a name or a term, or type `/briefing` to read the newest.')];
  return { components: [container(nothing, ...next)], private: true };
}

/** When nothing has anything of the question, so many examples of what can be asked are enough. */
const EXAMPLES = 3;

/** Lists what has something of the question apart from what else there is. */
function suggestionLists(suggestions: readonly Match[]): Block[] {
  const isMeant = ({ why }: Match): boolean => why.length > 0;
  const meant = suggestions.filter(isMeant);
  const others = suggestions.filter((one) => !isMeant(one));
  if (!meant.length) return foundList('You can ask about', others.slice(0, EXAMPLES));
  return [
    ...foundList('Did you mean', meant),
    ...(others.length ? foundList('You can also ask about', others) : []),
  ];
}

function open(id: string, app: App, page = 1): Message {
  const found = app.library().entry(id);
  if (!found) {
    throw new UserError('That entry has changed or gone since it was listed. Ask again with `/explain`.');
  }
  const { related, answer: same } = search(app.index(), found.entry.term ?? found.entry.text.plain);
  const others = [...(same ? [same] : []), ...related].filter((one) => one.entry.id !== id);
  return { components: entryView(found, others.slice(0, 4), page) };
}
