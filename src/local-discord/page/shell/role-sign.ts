import { hexColour } from '../message/embed.ts';
import type { Role } from '../model.ts';
import { h } from '../parts/dom.ts';

/** The dot of a role, in its colour. */
export function roleSign({ color }: Role): HTMLElement {
  const dot = h('span', { class: 'role-sign', 'aria-hidden': 'true' });
  if (color) dot.style.setProperty('--role', hexColour(color));
  return dot;
}
