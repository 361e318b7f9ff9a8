import { basename } from 'node:path';
import { ApplicationCommandType, type ModalSubmitInteraction } from 'discord.js';
import type { App } from '../src/app.ts';
import { BriefingError, formatProblem } from '../src/briefings/briefing-error.ts';
import { shorten } from '../src/briefings/shorten.ts';
import { briefingView, TABS } from '../src/discord/briefing-view.ts';
import { type Command, type Press, UserError } from '../src/discord/command.ts';
import { button, container, row, text } from '../src/discord/components.ts';
import { download } from '../src/discord/download.ts';
import type { Draft } from '../src/discord/drafts.ts';
import { looksAlike } from '../src/discord/looks-alike.ts';
import { escapeLine } from '../src/discord/markdown.ts';
import { type Message, privately } from '../src/discord/message.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';
import { publishForm } from '../src/discord/publish-form.ts';
import { checkPublisher, OFFERED_TO_ADMINISTRATORS, unwritable } from '../src/discord/publisher.ts';
import { reach } from '../src/discord/reach.ts';
import { copyOf, type Destination, takenBy } from '../src/intake/destination.ts';
import { parseUnnamed } from '../src/intake/parse-unnamed.ts';

/** What a preview says and offers above and below the briefing: three lines of text and a row of three buttons. */
const BESIDE = { characters: 1000, components: 6 };

/** What is shown of everything wrong in a file; the first problems are the ones to mend first. */
const SHOWN_CHARACTERS = 3000;

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
    async form([former = ''], interaction, app) {
      await checkPublisher(interaction, app);
      const { id } = interaction;
      const typed = interaction.fields.getTextInputValue('text').trim();
      if (typed) app.typed.keep(id, typed);
      try {
        const shown = { app, id, draft: await drafted(interaction, typed, app) };
        const original = await app.publishing.copiedBy(placeFor(shown), shown.draft.bytes);
        if (original) throw new UserError(`Nothing was published: ${escapeLine(copyOf(original))}.`);
        app.drafts.keep(id, shown.draft);
        // The preview that it was edited from shows what nobody means any more.
        app.drafts.drop(former);
        return preview(shown);
      } catch (error) {
        if (!(error instanceof UserError) || !typed) throw error;
        return privately(error.message, row(editButton(id)));
      }
    },
  },

  press: {
    async edit([id = ''], interaction, app) {
      await checkPublisher(interaction, app);
      const typed = app.typed.get(id);
      if (typed === undefined)
        throw new UserError('That text is no longer kept. Type `/publish` and write it once more.');
      return { modal: publishForm(id, typed) };
    },
    view: onDraft((shown, [tab, page]) => preview(shown, tab, Number(page) || 1)),
    cancel: onDraft(({ app, id, draft }) => {
      app.drafts.drop(id);
      return privately(`**${escapeLine(draft.briefing.title)}** was not published.`);
    }),
    // Nobody corrects a briefing that was not there yet when they looked at the preview.
    do: onDraft((shown, _words, by) => (placeFor(shown).corrects ? preview(shown) : settled(shown, by))),
    correct: onDraft((shown, _words, by) => settled(shown, by)),
  },
};

/** Opens the form with the text again that was sent with this id. */
const editButton = (id: string) => button('Edit the text', `publish:edit:${id}`);

/** A draft whose preview is shown. */
type Shown = { app: App; id: string; draft: Draft };

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
    // Whoever presses twice is answered twice, and the last answer is the one that stays.
    return draft.outcome ?? act({ app, id, draft }, words, interaction.user.id);
  };
}

const placeFor = ({ app, draft }: Shown): Destination =>
  app.publishing.destination(draft.briefing, draft.name);

/** Whether readers would see no difference to the briefing that is corrected. */
const isSeenAlready = ({ corrects }: Destination, { briefing }: Draft): boolean =>
  corrects !== undefined && looksAlike(corrects, briefing);

const settled = (shown: Shown, by: string): Promise<Message> =>
  shown.app.drafts.settle(shown.id, published(shown, by));

/** Publishes a draft and says so. Throws `UserError`, having written nothing, when another file is in its place. */
async function published(shown: Shown, by: string): Promise<Message> {
  const { app, draft } = shown;
  const { bytes, briefing } = draft;
  const to = placeFor(shown);
  const goes = await reachOf(shown);
  const isUpdate = to.corrects !== undefined || (await wasPublished(shown));
  if ((await app.publishing.put(to, bytes).catch(unwritable)) === 'taken')
    throw new UserError(`Nothing was published: ${takenBy(to.path)}.`);
  app.log.info({ by, file: to.path, briefing: briefing.id }, 'published from Discord');
  const [title, file] = [`**${escapeLine(briefing.title)}**`, `\`${basename(to.path)}\``];
  if (isSeenAlready(to, draft))
    return privately(
      `✅ ${title} is saved in ${file}. Posted copies stay as they are: readers see no difference.`,
    );
  return privately(
    isUpdate
      ? `✅ ${title} is corrected in ${file}. Every posted copy will be updated.`
      : `✅ ${title} is published as ${file}. ${goes}`,
  );
}

/** Whether a briefing of the draft's id is known, though from a feed or a file that was taken out: it is corrected, and not posted. */
const wasPublished = async ({ app, draft }: Shown): Promise<boolean> =>
  (await app.outbox.recordedAt()).has(draft.briefing.id);

const reachOf = async ({ app, draft }: Shown): Promise<string> =>
  reach(await app.subscriptions.all(), draft.briefing);

/** What was sent, read as a briefing. Throws `UserError` with everything wrong in it. */
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

async function preview(shown: Shown, tabName?: string, page = 1): Promise<Message> {
  const { id, draft } = shown;
  const to = placeFor(shown);
  const { path, corrects } = to;
  const file = `\`${basename(path)}\``;
  const copies = isSeenAlready(to, draft)
    ? ', but readers see no difference, so posted copies stay as they are.'
    : ' and every copy of it that was posted.';
  const what = corrects
    ? `It corrects **${escapeLine(shorten(corrects.title, 200))}** (${file})${copies}`
    : (await wasPublished(shown))
      ? `It will be ${file}. I already know a briefing with the id \`${draft.briefing.id}\`, so its posted copies are corrected and nothing new is posted. For a new post, give it another \`id:\` in its front matter.`
      : `It is new and will be ${file}. ${await reachOf(shown)}`;
  const tab = TABS.find((one) => one === tabName);
  return {
    components: [
      container(text(`### This is how readers will see it\n${what}`)),
      ...briefingView(draft.briefing, tab, page, {
        taken: BESIDE,
        idOf: (one, number) => `publish:view:${id}:${one}:${number}`,
      }),
      row(
        corrects
          ? button('Publish the correction', `publish:correct:${id}`, { primary: true })
          : button('Publish', `publish:do:${id}`, { primary: true }),
        ...(shown.app.typed.get(id) === undefined ? [] : [editButton(id)]),
        button('Cancel', `publish:cancel:${id}`),
      ),
    ],
  };
}
