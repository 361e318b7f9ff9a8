import { basename } from 'node:path';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { App } from '../src/app.ts';
import type { Briefing } from '../src/briefings/briefing.ts';
import type { Parse } from '../src/briefings/briefing-file.ts';
import { retract as retracted, unretract } from '../src/briefings/retract.ts';
import { briefingChoices, findBriefing } from '../src/discord/choose-briefing.ts';
import { type Command, UserError } from '../src/discord/command.ts';
import { button, container, row, text } from '../src/discord/components.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { checkPublisher, OFFERED_TO_ADMINISTRATORS } from '../src/discord/publisher.ts';

export const retract: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'retract',
    description: 'Take a briefing back: every copy that was posted is marked as retracted',
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: OFFERED_TO_ADMINISTRATORS,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'briefing',
        description: 'Type part of its title or date',
        autocomplete: true,
        required: true,
      },
    ],
  },

  async run(interaction, app) {
    await checkPublisher(interaction, app);
    const typed = interaction.isChatInputCommand() ? interaction.options.getString('briefing', true) : '';
    const briefing = findBriefing(app.library(), typed);
    if (briefing.retracted)
      throw new UserError(
        `**${escapeLine(briefing.title)}** is retracted already. Take \`retracted: true\` out of its file to undo that.`,
      );
    const file = await rewrite(app, briefing, retracted, true);
    app.log.info({ by: interaction.user.id, briefing: briefing.id }, 'retracted from Discord');
    return {
      private: true,
      components: [
        container(
          text(
            `**${escapeLine(briefing.title)}** is retracted: \`${file}\` says so now, and every copy that was posted will.`,
          ),
          row(button('Undo', `retract:undo:${briefing.id}`)),
        ),
      ],
    };
  },

  complete: (interaction, app) => briefingChoices(app.library(), interaction.options.getFocused()),

  async press(rest, interaction, app) {
    await checkPublisher(interaction, app);
    const briefing = app.library().briefing(rest.slice('undo:'.length));
    if (!briefing) throw new UserError('That briefing is no longer in the library.');
    await rewrite(app, briefing, unretract, false);
    return {
      private: true,
      components: [container(text(`**${escapeLine(briefing.title)}** is no longer retracted.`))],
    };
  },
};

/** Rewrites a briefing's file and returns its name. Throws `UserError`, having written nothing, when that cannot be done safely. */
async function rewrite(
  { publishing }: App,
  briefing: Briefing,
  change: (file: string) => string,
  wanted: boolean,
): Promise<string> {
  const path = publishing.fileOf(briefing.id);
  if (path === undefined)
    throw new UserError(
      `**${escapeLine(briefing.title)}** is not from the folder of briefings. Retract it where it comes from.`,
    );
  // Served files are UTF-8; the byte order mark stays.
  const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await publishing.read(path));
  const bytes = new TextEncoder().encode(change(file));
  if ((await readsAs(publishing.parse, bytes, path)) !== wanted)
    throw new UserError(
      `I do not dare to change the front matter of \`${basename(path)}\`. Write \`retracted: ${wanted}\` into it by hand.`,
    );
  await publishing.write(path, bytes);
  return basename(path);
}

async function readsAs(parse: Parse, bytes: Uint8Array, path: string): Promise<boolean | undefined> {
  try {
    return (await parse(bytes, path)).retracted ?? false;
  } catch {
    return undefined;
  }
}
