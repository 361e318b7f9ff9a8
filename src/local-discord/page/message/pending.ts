import { nameOf, type User } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { onlyYou, usedLine } from './context.ts';
import { appTag } from './message.ts';

/** A command on its way, or one that failed: what Discord shows in place of an answer. */
export type Pending = {
  id: number;
  as: string;
  channel: string;
  who: User;
  bot: User;
  command: string;
  failure?: string;
};

/** The place of an answer that is not there. */
export function pendingView(pending: Pending, dismiss: () => void): HTMLElement {
  const { who, bot, command, failure } = pending;
  const [what, ...why] = failure?.split(/(?<=\.) /) ?? [];
  return h(
    'article',
    { class: failure === undefined ? 'message pending' : 'message ephemeral failed' },
    usedLine(who, command),
    avatar(bot),
    h(
      'div',
      { class: 'message-content' },
      h('div', { class: 'message-header' }, h('span', { class: 'author' }, nameOf(bot)), appTag()),
      failure === undefined
        ? h('div', { class: 'body sending' }, 'Sending command…')
        : h(
            'div',
            { class: 'body' },
            h('p', { class: 'error' }, icon('warning', 16), ` ${what}`),
            h('small', { class: 'subtext' }, why.join(' ')),
          ),
      failure !== undefined && onlyYou(dismiss),
    ),
  );
}
