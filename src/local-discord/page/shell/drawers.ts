import { byId } from '../parts/dom.ts';

const NAMES = ['left', 'right'] as const;
type Name = (typeof NAMES)[number];

/** On a narrow screen, slides the channels in from the left or the members from the right. */
export function openDrawer(name: Name): void {
  for (const one of NAMES) document.body.classList.toggle(`drawer-${one}`, one === name);
  byId(name === 'left' ? 'left' : 'members')
    .querySelector<HTMLElement>('button')
    ?.focus();
}

/** Puts every drawer away. */
export function closeDrawers(): void {
  for (const one of NAMES) document.body.classList.remove(`drawer-${one}`);
}

/** Lets a press beside a drawer, or Escape, put it away. */
export function listenForDrawers(): void {
  byId('scrim').addEventListener('click', closeDrawers);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeDrawers();
  });
}
