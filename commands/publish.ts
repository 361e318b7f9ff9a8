import { basename } from 'node:path';
import {
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { App } from '../src/app.ts';
import { BriefingError, formatProblem } from '../src/briefings/briefing-error.ts';
import { shorten } from '../src/briefings/shorten.ts';
import { briefingView, TABS } from '../src/discord/briefing-view.ts';
import { type Command, type Message, privately, UserError } from '../src/discord/command.ts';
import { button, container, row, text } from '../src/discord/components.ts';
import { download } from '../src/discord/download.ts';
import type { Draft } from '../src/discord/drafts.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';
import { checkPublisher, OFFERED_TO_ADMINISTRATORS, unwritable } from '../src/discord/publisher.ts';
import { parseUnnamed } from '../src/intake/parse-unnamed.ts';
import { type Destination, takenBy } from '../src/intake/place.ts';

/** What is shown of everything wrong in a file; the first problems are the ones to mend first. */
const SHOWN_CHARACTERS = 3000;

const form: APIModalInteractionResponseCallbackData = {
  custom_id: 'publish:form',
  title: 'Publish a briefing',
  components: [
    {
      type: ComponentType.Label,
      label: 'Its file',
      description: 'A .md or .txt file of at most 1 MiB',
      component: {
        type: ComponentType.FileUpload,
        custom_id: 'file',
        min_values: 0,
        max_values: 1,
        required: false,
      },
    },
    {
      type: ComponentType.Label,
      label: 'Or its text',
      description: 'At most 4,000 characters, which is as much as Discord takes here',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'text',
        style: TextInputStyle.Paragraph,
        max_length: 4000,
        required: false,
        placeholder: '# Title, a summary, ## Key takeaways, ## Analysis, ## Did you know?',
      },
    },
  ],
};

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
    return { modal: form };
  },

  submit: {
    async form(_words, interaction, app) {
      await checkPublisher(interaction, app);
      const draft = await drafted(interaction, app);
      app.drafts.keep(interaction.id, draft);
      return preview(app, interaction.id, draft);
    },
  },

  press: {
    view: onDraft((app, id, draft, [tab, page]) => preview(app, id, draft, tab, Number(page) || 1)),
    cancel: onDraft((app, id, draft) => {
      app.drafts.drop(id);
      return privately(`**${escapeLine(draft.briefing.title)}** was not published.`);
    }),
    do: onDraft((app, id, draft, _words, by) => {
      const to = app.publishing.destination(draft.briefing, draft.name);
      // Nobody corrects a briefing that was not there yet when they looked at the preview.
      return to.corrects ? preview(app, id, draft) : put(app, id, draft, to, by);
    }),
    correct: onDraft((app, id, draft, _words, by) =>
      put(app, id, draft, app.publishing.destination(draft.briefing, draft.name), by),
    ),
  },
};

/** A press on a draft's preview, by a publisher. Throws `UserError` when the draft is no longer kept. */
function onDraft(
  act: (
    app: App,
    id: string,
    draft: Draft,
    words: readonly string[],
    by: string,
  ) => Message | Promise<Message>,
): NonNullable<Command['press']>[string] {
  return async ([id = '', ...words], interaction, app) => {
    await checkPublisher(interaction, app);
    const draft = app.drafts.get(id);
    if (!draft)
      throw new UserError(
        'That draft is no longer kept. Type `/publish` and send it once more; the preview says so if it is published already.',
      );
    // Whoever presses twice is answered twice, and the last answer is the one that stays.
    return draft.outcome ?? act(app, id, draft, words, interaction.user.id);
  };
}

const put = (app: App, id: string, draft: Draft, to: Destination, by: string): Promise<Message> =>
  app.drafts.settle(id, published(app, draft, to, by));

/** Publishes a draft and says so. Throws `UserError`, having written nothing, when another file is in its place. */
async function published(
  { publishing, log }: App,
  { bytes, briefing }: Draft,
  to: Destination,
  by: string,
): Promise<Message> {
  const { path, corrects } = to;
  if ((await publishing.put(to, bytes).catch(unwritable)) === 'taken')
    throw new UserError(`Nothing was published: ${takenBy(path)}.`);
  log.info({ by, file: path, briefing: briefing.id }, 'published from Discord');
  return privately(
    corrects
      ? `✅ **${escapeLine(briefing.title)}** is corrected in \`${basename(path)}\`. Every posted copy will be updated.`
      : `✅ **${escapeLine(briefing.title)}** is published as \`${basename(path)}\`. \`/subscriptions\` shows where it goes.`,
  );
}

/** What was sent, read as a briefing. Throws `UserError` with everything wrong in it. */
async function drafted(interaction: ModalSubmitInteraction, { publishing }: App): Promise<Draft> {
  const file = interaction.fields.getUploadedFiles('file')?.first();
  const typed = interaction.fields.getTextInputValue('text').trim();
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
    throw new UserError(
      `This is not a briefing yet:\n${shorten(problems, SHOWN_CHARACTERS)}\nFix it and type \`/publish\` once more. Nothing was published.`,
    );
  }
}

async function preview(app: App, id: string, draft: Draft, tabName?: string, page = 1): Promise<Message> {
  const { path, corrects } = app.publishing.destination(draft.briefing, draft.name);
  // From a feed, or of a file that was taken out: what was posted of it is corrected, and nothing is posted.
  const known = !corrects && (await app.outbox.recordedAt()).has(draft.briefing.id);
  const what = corrects
    ? `It corrects **${escapeLine(shorten(corrects.title, 200))}** (\`${basename(path)}\`) and every copy of it that was posted.`
    : known
      ? `It will be \`${basename(path)}\`. I know a briefing by its id \`${draft.briefing.id}\` already, so every posted copy of that is corrected and nothing new is posted. For a new post give it another \`id:\` in its front matter.`
      : `It is new and will be \`${basename(path)}\`.`;
  const tab = TABS.find((one) => one === tabName);
  return {
    private: true,
    components: [
      container(text(`### This is how readers will see it\n${what}`)),
      ...briefingView(draft.briefing, tab, page, {
        idOf: (one, number) => `publish:view:${id}:${one}:${number}`,
      }),
      row(
        corrects
          ? button('Publish the correction', `publish:correct:${id}`, { primary: true })
          : button('Publish', `publish:do:${id}`, { primary: true }),
        button('Cancel', `publish:cancel:${id}`),
      ),
    ],
  };
}
