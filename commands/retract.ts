import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { App } from '../src/app.ts';
import type { Briefing } from '../src/briefings/briefing.ts';
import { briefingChoices, findOnlyBriefing } from '../src/discord/choose-briefing.ts';
import { type Command, UserError } from '../src/discord/command.ts';
import { button, row } from '../src/discord/components.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { privately } from '../src/discord/message.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';
import { checkPublisher, OFFERED_TO_ADMINISTRATORS, unwritable } from '../src/discord/publisher.ts';

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
    const typed = interaction.options.getString('briefing', true);
    const briefing = findOnlyBriefing(app.library(), typed);
    const undo = row(button('Undo', `retract:undo:${briefing.id}`));
    if (briefing.retracted)
      return privately(
        `**${escapeLine(briefing.title)}** is retracted already. **Undo** has it stand again.`,
        undo,
      );
    const file = await change(app, briefing, true);
    app.log.info({ by: interaction.user.id, briefing: briefing.id }, 'retracted from Discord');
    const how = file ? `\`${file}\` says so now` : 'it came from a feed, so I will remember it';
    return privately(
      `**${escapeLine(briefing.title)}** is retracted: ${how}, and every copy that was posted will say so.`,
      undo,
    );
  },

  complete: (interaction, app) => briefingChoices(app.library(), interaction.options.getFocused()),

  press: {
    async undo([id = ''], interaction, app) {
      await checkPublisher(interaction, app);
      const briefing = app.library().briefing(id);
      if (!briefing)
        throw new UserError(
          'That briefing is no longer in the library. Type `/briefing` to see which there are.',
        );
      await change(app, briefing, false);
      app.log.info({ by: interaction.user.id, briefing: briefing.id }, 'no longer retracted, from Discord');
      return privately(`**${escapeLine(briefing.title)}** is no longer retracted.`);
    },
  },
};

/**
 * Retracts a briefing or undoes that, and returns the name of its file; items of feeds have none. Throws `UserError`
 * when it cannot.
 */
async function change(
  { publishing }: App,
  { id, title }: Briefing,
  wanted: boolean,
): Promise<string | undefined> {
  const changed = await publishing.retract(id, wanted).catch(unwritable);
  if (changed.kind === 'gone')
    throw new UserError(
      `**${escapeLine(title)}** is no longer in the library. Type \`/briefing\` to see which there are.`,
    );
  if (changed.kind === 'by-hand')
    throw new UserError(
      `I cannot safely change the front matter of \`${changed.file}\`. Please set \`retracted: ${wanted}\` there by hand.`,
    );
  return changed.file;
}
