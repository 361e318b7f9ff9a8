import { nameOf } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h, redraw } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { openMenu } from '../parts/menu.ts';
import { readSettings, set } from '../settings.ts';
import { rankIn, type View } from '../view.ts';
import { closeDrawers } from './drawers.ts';

/** The corner that says who you are; pressing it makes you somebody else, with other rights. */
export function drawAccount(box: HTMLElement, view: View, become: (userId: string) => void): void {
  const { home, guild } = view;
  const choose = () =>
    openMenu(
      'Be somebody else',
      [
        { label: 'Be somebody else' },
        ...home.people.map((user) => ({
          label: nameOf(user),
          hint: rankIn(guild, user.id),
          checked: user.id === home.me.id,
          run: () => become(user.id),
        })),
      ],
      who,
    );
  const who = h(
    'button',
    {
      type: 'button',
      class: 'account-who',
      'aria-haspopup': 'menu',
      'data-key': 'account',
      onclick: choose,
    },
    h('span', { class: 'with-status' }, avatar(home.me, 'small'), h('span', { class: 'status' })),
    h(
      'span',
      { class: 'account-name' },
      h('span', { class: 'heard' }, 'You are '),
      h('strong', {}, nameOf(home.me)),
      h('small', {}, rankIn(guild, home.me.id)),
      h('span', { class: 'heard' }, 'Be somebody else'),
    ),
    icon('down', 16),
  );
  const tools = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      title: 'Developer panel',
      'aria-label': 'Developer panel',
      'aria-pressed': String(readSettings().panel),
      'data-key': 'panel-toggle',
      onclick: () => {
        const { panel } = readSettings();
        closeDrawers();
        set({ panel: !panel });
        tools.setAttribute('aria-pressed', String(!panel));
        dispatchEvent(new Event('panel'));
      },
    },
    icon('tools', 20),
  );
  redraw(box, [home.me, home.people, guild?.members, guild?.owner_id, guild?.roles], () => [who, tools]);
}
