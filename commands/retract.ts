import { basename } from 'node:path';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { App } from '../src/app.ts';
import type { Briefing } from '../src/briefings/briefing.ts';
import type { Parse } from '../src/briefings/briefing-file.ts';
import { retract as retracted, unretract } from '../src/briefings/retract.ts';
import { briefingChoices, findBriefing } from '../src/discord/choose-briefing.ts';
import { type Command, UserError } from '../src/discord/command.ts';
import { button, container, row, text } from '../src/discord/components.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';
import { checkPublisher, OFFERED_TO_ADMINISTRATORS } from '../src/discord/publisher.ts';
import type { Publishing } from '../src/intake/publishing.ts';

export const retract: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'retract',
    description: 'Take a briefing back: every copy that was posted is marked as retracted',
    ...OFFERED_EVERYWHERE,
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
    if (briefing.retracted && app.publishing.fileOf(briefing.id) !== undefined)
      throw new UserError(
        `**${escapeLine(briefing.title)}** is retracted already. Take \`retracted: true\` out of its file to undo that.`,
      );
    const file = await change(app, briefing, true);
    app.log.info({ by: interaction.user.id, briefing: briefing.id }, 'retracted from Discord');
    return {
      private: true,
      components: [
        container(
          text(
            `**${escapeLine(briefing.title)}** is retracted: ${file ? `\`${file}\` says so now` : 'its feed cannot say so, so I keep that in mind'}, and every copy that was posted will say so.`,
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
    await change(app, briefing, false);
    return {
      private: true,
      components: [container(text(`**${escapeLine(briefing.title)}** is no longer retracted.`))],
    };
  },
};

/** Retracts a briefing or takes that back: in its file, whose name it returns, or of an item of a feed in what is remembered. */
async function change({ publishing }: App, briefing: Briefing, wanted: boolean): Promise<string | undefined> {
  const path = publishing.fileOf(briefing.id);
  if (path !== undefined) return rewrite(publishing, path, wanted);
  if (await publishing.retractItem(briefing.id, wanted)) return undefined;
  throw new UserError(`**${escapeLine(briefing.title)}** is no longer in the library.`);
}

/** Rewrites a briefing's file and returns its name. Throws `UserError`, having written nothing, when that cannot be done safely. */
async function rewrite(publishing: Publishing, path: string, wanted: boolean): Promise<string> {
  // Served files are UTF-8; the byte order mark stays.
  const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await publishing.read(path));
  const bytes = new TextEncoder().encode(wanted ? retracted(file) : unretract(file));
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
