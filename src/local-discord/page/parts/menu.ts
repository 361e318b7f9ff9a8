import { h } from './dom.ts';
import { type IconName, icon } from './icons.ts';

/** An entry of a menu; a heading has nothing to do. */
export type Entry = {
  label: string;
  icon?: IconName;
  danger?: boolean;
  checked?: boolean;
  hint?: string;
  run?: () => void;
};

const MARGIN_PX = 8;

/** Opens a menu at a place or beside its opener; arrows walk it, Enter chooses, Escape closes it and gives the focus back. */
export function openMenu(
  label: string,
  entries: readonly Entry[],
  opener: HTMLElement,
  at?: { x: number; y: number },
): void {
  document.querySelector('.popup-menu')?.remove();
  const items: HTMLElement[] = [];
  const close = (refocus: boolean) => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    opener.setAttribute('aria-expanded', 'false');
    if (refocus) opener.focus();
  };
  const outside = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close(false);
  };
  const walk = (step: number) => {
    const here = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
    items[(here + step + items.length) % items.length]?.focus();
  };
  const row = (entry: Entry) => {
    if (!entry.run) return h('div', { class: 'menu-heading', role: 'presentation' }, entry.label);
    const item = h(
      'div',
      {
        role: entry.checked === undefined ? 'menuitem' : 'menuitemradio',
        tabindex: '-1',
        class: entry.danger ? 'menu-item danger' : 'menu-item',
        'aria-checked': entry.checked === undefined ? undefined : String(entry.checked),
        onclick: () => {
          close(true);
          entry.run?.();
        },
        onpointerenter: () => item.focus(),
      },
      h('span', {}, entry.label, entry.hint !== undefined && h('small', {}, entry.hint)),
      entry.checked === true ? icon('check', 18) : entry.icon && icon(entry.icon, 18),
    );
    items.push(item);
    return item;
  };
  const menu = h(
    'div',
    {
      class: 'popup-menu',
      role: 'menu',
      'aria-label': label,
      onkeydown: (event) => {
        if (!(event instanceof KeyboardEvent)) return;
        if (event.key === 'ArrowDown') walk(1);
        else if (event.key === 'ArrowUp') walk(-1);
        else if (event.key === 'Escape' || event.key === 'Tab') close(true);
        else if (event.key === 'Enter' || event.key === ' ') {
          if (document.activeElement instanceof HTMLElement) document.activeElement.click();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
    ...entries.map(row),
  );
  // Within a landmark, so that whoever goes by landmarks finds it.
  document.querySelector('main')?.append(menu);
  place(menu, at ?? besides(opener));
  opener.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  items[0]?.focus();
}

function besides(opener: HTMLElement): { x: number; y: number } {
  const box = opener.getBoundingClientRect();
  return { x: box.left, y: Math.min(box.bottom, innerHeight - 40) };
}

function place(menu: HTMLElement, at: { x: number; y: number }): void {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(MARGIN_PX, Math.min(at.x, innerWidth - width - MARGIN_PX))}px`;
  menu.style.top = `${Math.max(MARGIN_PX, Math.min(at.y, innerHeight - height - MARGIN_PX))}px`;
}
