import type { Channel } from '../model.ts';
import { h, redraw } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { firstChannel, type View } from '../view.ts';

/** The column of servers, direct messages on top. */
export function drawRail(box: HTMLElement, view: View, open: (channelId: string) => void): void {
  const { home, guild, unread } = view;
  const button = (
    id: string,
    name: string,
    current: boolean,
    content: Node | undefined,
    target: string | undefined,
    isUnread: boolean,
  ) =>
    h(
      'div',
      { class: `server ${current ? 'current' : ''} ${isUnread ? 'unread' : ''}` },
      h('span', { class: 'pip', 'aria-hidden': 'true' }),
      h(
        'button',
        {
          type: 'button',
          class: 'server-button',
          title: name,
          'aria-label': isUnread ? `${name}, unread` : name,
          'aria-current': String(current),
          'data-key': id,
          'data-initials': content ? undefined : initials(name),
          onclick: () => target !== undefined && open(target),
        },
        content,
      ),
    );
  const unreadIn = (channels: readonly Channel[]) => channels.some(({ id }) => unread.has(id));
  const state = [home.guilds.map(({ id, name, channels }) => [id, name, channels.length]), guild?.id];
  redraw(box, [...state, [...unread]], () => [
    button('direct', 'Direct messages', !guild, icon('chat', 26), home.directMessages.id, false),
    h('div', { class: 'rail-line' }),
    ...home.guilds.map((one) =>
      button(
        one.id,
        one.name,
        one.id === guild?.id,
        undefined,
        firstChannel(one)?.id,
        unreadIn(one.channels),
      ),
    ),
  ]);
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 3);
}
