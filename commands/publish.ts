import { basename } from 'node:path';
import { ApplicationCommandType, type ModalSubmitInteraction } from 'discord.js';
import type { App } from '../src/app.ts';
import { BriefingError, formatProblem } from '../src/briefings/briefing-error.ts';
import { shorten } from '../src/briefings/shorten.ts';
import { type Command, type Press, UserError } from '../src/discord/command.ts';
import { row } from '../src/discord/components.ts';
import { download } from '../src/discord/download.ts';
import {
  draftPreview,
  editButton,
  effectOf,
  placeFor,
  reachOf,
  type Shown,
  versionThere,
} from '../src/discord/draft-preview.ts';
import type { Draft } from '../src/discord/drafts.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { type Message, privately } from '../src/discord/message.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';
import { publishForm } from '../src/discord/publish-form.ts';
import { checkPublisher, OFFERED_TO_ADMINISTRATORS, unwritable } from '../src/discord/publisher.ts';
import { copyOf, takenBy } from '../src/intake/destination.ts';
import { parseUnnamed } from '../src/intake/parse-unnamed.ts';

/** How much is shown of everything wrong in a file. The first problems are the ones to mend first. */
const SHOWN_CHARACTERS = 3000;

const CHANGED = '⚠️ What is published has changed since you looked. ';

export const publish: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'publish',
    description: 'Publish a briefing, or a correction of one, from a file or a text',
    ...OFFERED_EVERYWHERE,
    default_member_permissions: OFFERED_TO_ADMINISTRATORS,
  },

  async run(interaction, app) {
    await checkPublisher(interaction, app);
    return { modal: publishForm() };
  },

  submit: {
    async form(_words, interaction, app) {
      await checkPublisher(interaction, app);
      const { id } = interaction;
      const typed = interaction.fields.getTextInputValue('text').trim();
      if (typed) app.typed.keep(id, typed);
      try {
        const shown = { app, id, draft: await drafted(interaction, typed, app) };
        const original = await app.publishing.copiedBy(placeFor(shown), shown.draft.bytes);
        if (original) throw new UserError(`Nothing was published: ${escapeLine(copyOf(original))}.`);
        app.drafts.keep(id, shown.draft);
        return draftPreview(shown);
      } catch (error) {
        if (!(error instanceof UserError) || !typed) throw error;
        return privately(error.message, row(...editButton(app, id)));
      }
    },
  },

  press: {
    async edit([id = ''], interaction, app) {
      await checkPublisher(interaction, app);
      const typed = app.typed.get(id);
      if (typed === undefined)
        throw new UserError('That text is no longer kept. Type `/publish` and write it once more.');
      return { modal: publishForm(typed) };
    },
    view: onDraft((shown, [seen, tab, page]) => draftPreview(shown, { seen, tab, page: Number(page) || 1 })),
    cancel: onDraft(({ app, id, draft }) => {
      app.drafts.drop(id);
      const edit = editButton(app, id);
      return privately(
        `**${escapeLine(draft.briefing.title)}** was not published.`,
        ...(edit.length ? [row(...edit)] : []),
      );
    }),
    // Nobody wants to write over what came, or was corrected, since they looked at the preview.
    do: onDraft((shown, [seen], by) =>
      seen === versionThere(shown) ? settled(shown, by) : draftPreview(shown, { news: CHANGED }),
    ),
  },
};

/** A press on a draft's preview, by a publisher. Throws `UserError` when the draft is no longer kept. */
function onDraft(
  act: (shown: Shown, words: readonly string[], by: string) => Message | Promise<Message>,
): Press {
  return async ([id = '', ...words], interaction, app) => {
    await checkPublisher(interaction, app);
    const draft = app.drafts.get(id);
    if (!draft)
      throw new UserError(
        'That draft is no longer kept. Type `/publish` and send it once more; the preview says so if it is published already.',
      );
    // Two presses get two answers, and the last answer is the one that stays.
    return draft.outcome ?? act({ app, id, draft }, words, interaction.user.id);
  };
}

const settled = (shown: Shown, by: string): Promise<Message> =>
  shown.app.drafts.settle(shown.id, published(shown, by));

/** Publishes a draft and says so. Throws `UserError`, having written nothing, when another file is in its place. */
async function published(shown: Shown, by: string): Promise<Message> {
  const { app, draft } = shown;
  const to = placeFor(shown);
  const effect = await effectOf(shown);
  const goes = await reachOf(shown);
  if ((await app.publishing.put(to, draft.bytes).catch(unwritable)) === 'taken')
    throw new UserError(`Nothing was published: ${escapeLine(takenBy(to.path))}.`);
  app.log.info({ by, file: to.path, briefing: draft.briefing.id }, 'published from Discord');
  const [title, file] = [`**${escapeLine(draft.briefing.title)}**`, `\`${basename(to.path)}\``];
  const corrected = `✅ ${title} is corrected in ${file}. Every posted copy will be updated.`;
  return privately(
    {
      new: `✅ ${title} is published as ${file}. ${goes}`,
      correction: corrected,
      known: corrected,
      unseen: `✅ ${title} is saved in ${file}. Posted copies stay as they are: readers see no difference.`,
    }[effect],
  );
}

/** Reads what was sent as a briefing. Throws `UserError` with everything wrong in it. */
async function drafted(
  interaction: ModalSubmitInteraction,
  typed: string,
  { publishing }: App,
): Promise<Draft> {
  const file = interaction.fields.getUploadedFiles('file')?.first();
  if (!file && !typed) throw new UserError('There was neither a file nor a text. Type `/publish` once more.');
  if (file && typed)
    throw new UserError('There were both a file and a text. Type `/publish` once more and send one of them.');
  const bytes = file ? await download(file) : new TextEncoder().encode(`${typed}\n`);
  try {
    const read = file
      ? { name: file.name, briefing: await publishing.parse(bytes, file.name) }
      : await parseUnnamed(publishing.parse, bytes);
    return { ...read, bytes };
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    const problems = error.problems.map((problem) => `- ${escapeLine(formatProblem(problem))}`).join('\n');
    const next = file ? 'Fix it and type `/publish` once more.' : 'Press *Edit the text* to fix it.';
    throw new UserError(
      `This is not a briefing yet:\n${shorten(problems, SHOWN_CHARACTERS)}\n${next} Nothing was published.`,
    );
  }
}
