import { basename } from 'node:path';
import type { App } from '../app.ts';
import { fingerprint } from '../delivery/fingerprint.ts';
import { briefingView, TABS } from './briefing-view.ts';
import { button, container, row, text } from './components.ts';
import type { Draft } from './drafts.ts';
import { escapeLine } from './markdown.ts';
import type { Message } from './message.ts';
import { reach } from './reach.ts';

/** A draft whose preview is shown. */
export type Shown = { app: App; id: string; draft: Draft };

/** Where a draft goes at this moment, and what it corrects there. */
export const placeFor = ({ app, draft }: Shown): ReturnType<App['publishing']['destination']> =>
  app.publishing.destination(draft.briefing, draft.name);

/** Names what a draft would correct at this moment, as readers see it: `new` when that is nothing. */
export function versionThere(shown: Shown): string {
  const { corrects } = placeFor(shown);
  return corrects ? fingerprint(corrects).slice(0, 16) : 'new';
}

/**
 * What publishing a draft would do at this moment: post it as `new`; correct a briefing of the library, which readers
 * see or which is `unseen`; or correct the copies of one that is `known`, though only from a feed or from a file that
 * was taken out.
 */
export async function effectOf(shown: Shown): Promise<'new' | 'correction' | 'unseen' | 'known'> {
  const { app, draft } = shown;
  const { corrects } = placeFor(shown);
  if (corrects) return fingerprint(corrects) === fingerprint(draft.briefing) ? 'unseen' : 'correction';
  return (await app.outbox.recordedAt()).has(draft.briefing.id) ? 'known' : 'new';
}

/** How many channels a draft goes to when it is new. */
export const reachOf = async ({ app, draft }: Shown): Promise<string> =>
  reach(await app.subscriptions.all(), draft.briefing);

/** Opens the form again with the text that was sent with this id; nothing when none is kept. */
export const editButton = ({ typed }: App, id: string) =>
  typed.get(id) === undefined ? [] : [button('Edit the text', `publish:edit:${id}`)];

/** What a preview says and offers above and below the briefing: three lines of text and a row of three buttons. */
const BESIDE = { characters: 1000, components: 6 };

/**
 * What of a draft is shown: a tab, a page of it, and first what has happened. `seen` is the version that whoever reads it knows to
 * be corrected, by default that of this moment.
 */
type View = { tab?: string | undefined; page?: number; news?: string; seen?: string | undefined };

/** A draft as readers will see it, what publishing it would do, and the buttons for that. */
export async function draftPreview(
  shown: Shown,
  { tab, page = 1, news = '', seen = versionThere(shown) }: View = {},
): Promise<Message> {
  const { app, id, draft } = shown;
  const isCorrection = placeFor(shown).corrects !== undefined;
  return {
    components: [
      container(text(`### This is how readers will see it\n${news}${await consequence(shown)}`)),
      ...briefingView(
        draft.briefing,
        TABS.find((one) => one === tab),
        page,
        { taken: BESIDE, idOf: (one, number) => `publish:view:${id}:${seen}:${one}:${number}` },
      ),
      row(
        button(isCorrection ? 'Publish the correction' : 'Publish', `publish:do:${id}:${seen}`, {
          primary: true,
        }),
        ...editButton(app, id),
        button('Cancel', `publish:cancel:${id}`),
      ),
    ],
  };
}

async function consequence(shown: Shown): Promise<string> {
  const { path, corrects } = placeFor(shown);
  const file = `\`${basename(path)}\``;
  const title = corrects && `**${escapeLine(corrects.title)}**`;
  switch (await effectOf(shown)) {
    case 'correction':
      return `It corrects ${title} (${file}) and every copy of it that was posted.`;
    case 'unseen':
      return `It corrects ${title} (${file}), but readers see no difference, so posted copies stay as they are.`;
    case 'known':
      return `It will be ${file}. I already know a briefing with the id \`${shown.draft.briefing.id}\`, so its posted copies are corrected and nothing new is posted. For a new post, give it another \`id:\` in its front matter.`;
    case 'new':
      return `It is new and will be ${file}. ${await reachOf(shown)}`;
  }
}
