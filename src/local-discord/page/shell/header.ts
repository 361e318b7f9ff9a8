import { nameOf } from '../model.ts';
import { h, redraw } from '../parts/dom.ts';
import { type IconName, icon } from '../parts/icons.ts';
import { readSettings, set } from '../settings.ts';
import type { View } from '../view.ts';
import { channelIcon, channelKind } from './channel-icon.ts';
import { openDrawer } from './drawers.ts';

/** The bar above the messages: which channel, what it is for, and what can be shown beside it. */
export function drawHeader(box: HTMLElement, view: View): void {
  const { channel, guild, home } = view;
  const draw = () => {
    const settings = readSettings();
    redraw(box, [channel, guild?.id, settings], () => [
      tool('menu', 'Servers and channels', 'only-narrow', undefined, () => openDrawer('left')),
      h('span', { class: 'kind', role: 'img', 'aria-label': channelKind(channel) }, channelIcon(channel, 24)),
      h('h1', {}, channel.name || nameOf(home.bot)),
      channel.topic ? h('span', { class: 'topic', title: channel.topic }, channel.topic) : undefined,
      h('span', { class: 'spring' }),
      tool(
        settings.theme === 'dark' ? 'sun' : 'moon',
        settings.theme === 'dark' ? 'Light theme' : 'Dark theme',
        '',
        undefined,
        () => {
          set({ theme: readSettings().theme === 'dark' ? 'light' : 'dark' });
          draw();
        },
      ),
      guild &&
        tool('members', 'Member list', 'only-wide', settings.members, () => {
          set({ members: !readSettings().members });
          draw();
        }),
      guild && tool('members', 'Show members', 'only-narrow', undefined, () => openDrawer('right')),
    ]);
  };
  draw();
}

function tool(
  name: IconName,
  label: string,
  kind: string,
  pressed: boolean | undefined,
  run: () => void,
): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: `tool ${kind}`,
      title: label,
      'aria-label': label,
      'aria-pressed': pressed === undefined ? undefined : String(pressed),
      'data-key': `tool-${name}-${kind}`,
      onclick: run,
    },
    icon(name, 24),
  );
}
