import { nameOf, type User } from '../model.ts';
import { h } from './dom.ts';
import { icon } from './icons.ts';

const COLOURS = 6;

/** The picture of a person: an initial on a colour that stays theirs; the bot has a newspaper. */
export function avatar(user: User, size: 'huge' | 'big' | 'small' | 'tiny' = 'big'): HTMLElement {
  const colour = Number(BigInt(user.id) % BigInt(COLOURS));
  // Drawn by the style sheet, so that nothing that reads the page aloud spells it.
  const initial = [...nameOf(user)][0] ?? '?';
  return h(
    'span',
    {
      class: `avatar ${size} ${user.bot ? 'bot' : `colour-${colour}`}`,
      'aria-hidden': 'true',
      'data-initial': user.bot ? undefined : initial,
    },
    user.bot && icon('news', { huge: 44, big: 24, small: 20, tiny: 11 }[size]),
  );
}
