import { act } from './api.ts';
import type { Names } from './markdown/markdown.ts';
import { goToNewest } from './message/newest.ts';
import { type Pending, pendingView } from './message/pending.ts';
import { askModal } from './modal.ts';
import { commandOf, MESSAGE_FLAG, type Outcome } from './model.ts';
import { byId, h } from './parts/dom.ts';
import { icon } from './parts/icons.ts';
import { goTo } from './place.ts';
import type { View } from './view.ts';

/** What the person chosen can do. None rejects: what goes wrong is shown. */
export type Acts = {
  /** Does something whose failure is told below the messages; resolves with whether it was done. */
  perform(name: string, body: object): Promise<boolean>;
  /** Sends a command, whose place in the channel is taken until the answer comes. */
  send(name: string, command: string, body: object): Promise<void>;
  /** Uses a component of a message, whose failure is told under that message. */
  use(messageId: string, name: string, body: object): Promise<void>;
  pendingNodes(view: View): Node[];
};

/** Acts as the person of the view there is at that moment; `redraw` shows what became of it. */
export function createActs(view: () => View | undefined, redraw: () => void): Acts {
  let pendings: Pending[] = [];
  let count = 0;

  /** Does it, opens the modal it may lead to, and resolves with why it failed, if it did. */
  const attempt = async (name: string, body: object): Promise<string | undefined> => {
    const now = view();
    if (!now) return undefined;
    try {
      const outcome = await act<Outcome>(name, { as: now.place.as, ...body });
      if (outcome.kind === 'failed') return outcome.reason ?? '';
      if (outcome.kind === 'modal' && outcome.modal) {
        const { modal } = outcome;
        askModal(modal, namesOf(now), now.home.bot, (values) =>
          attempt('submit', { interactionId: modal.interactionId, values }),
        );
      }
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  const perform: Acts['perform'] = async (name, body) => {
    byId('notice').textContent = '';
    const failure = await attempt(name, body);
    byId('notice').textContent = failure ?? '';
    return failure === undefined;
  };

  return {
    perform,
    async send(name, command, body) {
      const now = view();
      if (!now) return;
      const pending: Pending = {
        id: count++,
        as: now.place.as,
        channel: now.channel.id,
        who: now.home.me,
        bot: now.home.bot,
        command,
      };
      byId('notice').textContent = '';
      goToNewest();
      pendings = [...pendings, pending];
      redraw();
      const failure = await attempt(name, body);
      pendings = pendings.filter((one) => one !== pending);
      if (failure !== undefined) pendings = [...pendings, { ...pending, failure }];
      redraw();
    },
    async use(messageId, name, body) {
      const message = () => document.querySelector(`[data-message-id="${messageId}"] .message-content`);
      const told = () => message()?.querySelector('.use-failed');
      told()?.remove();
      const failure = await attempt(name, body);
      if (failure === undefined) return;
      told()?.remove();
      message()?.append(
        h('p', { class: 'error use-failed' }, icon('warning', 16), ` This interaction failed. ${failure}`),
      );
    },
    pendingNodes: ({ place, channel, messages }) => {
      // A message that says the bot is thinking stands for the command on its way.
      const thoughtAbout = messages
        .filter(({ flags }) => flags & MESSAGE_FLAG.loading)
        .filter(({ interaction_metadata: asked }) => asked?.user.id === place.as)
        .map(commandOf);
      return pendings
        .filter((pending) => pending.channel === channel.id && pending.as === place.as)
        .filter(({ failure, command }) => failure !== undefined || !thoughtAbout.includes(command))
        .map((pending) =>
          pendingView(pending, () => {
            pendings = pendings.filter((one) => one !== pending);
            redraw();
          }),
        );
    },
  };
}

/** What mentions in this view can name. */
export function namesOf({ home, guild, place }: View): Names {
  return {
    people: [...home.people, home.bot],
    guild,
    open: (channel) => goTo({ as: place.as, channel }),
  };
}
