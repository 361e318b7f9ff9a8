import { h, redraw } from '../dom.ts';
import { icon } from '../icons.ts';
import { firstChannel, type View } from '../view.ts';

/** The column of servers, direct messages on top. */
export function drawRail(box: HTMLElement, view: View, open: (channelId: string) => void): void {
  const { home, guild } = view;
  const button = (
    id: string,
    name: string,
    current: boolean,
    content: Node | undefined,
    target: string | undefined,
  ) =>
    h(
      'div',
      { class: current ? 'server current' : 'server' },
      h('span', { class: 'pip', 'aria-hidden': 'true' }),
      h(
        'button',
        {
          type: 'button',
          class: 'server-button',
          title: name,
          'aria-label': name,
          'aria-current': String(current),
          'data-key': id,
          'data-initials': content ? undefined : initials(name),
          onclick: () => target !== undefined && open(target),
        },
        content,
      ),
    );
  redraw(box, [home.guilds.map(({ id, name, channels }) => [id, name, channels.length]), guild?.id], () => [
    button('direct', 'Direct messages', !guild, icon('chat', 26), home.directMessages.id),
    h('div', { class: 'rail-line' }),
    ...home.guilds.map((one) =>
      button(one.id, one.name, one.id === guild?.id, undefined, firstChannel(one)?.id),
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
