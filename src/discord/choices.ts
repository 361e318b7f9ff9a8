import { shorten } from '../briefings/shorten.ts';
import { isolated } from './markdown.ts';

/** The most choices that Discord takes for an option. */
export const CHOICES = 25;
/** The longest name and value of a choice, in UTF-16 units. */
export const CHOICE_CHARACTERS = 100;

/**
 * The name of a choice with facts behind it. The name is shortened to make room for them: "Fed keeps rates · 2026-01-28
 * · retracted".
 */
export function choiceName(name: string, facts: readonly string[]): string {
  const behind = facts.map((fact) => ` · ${fact}`).join('');
  if (!behind) return shorten(name, CHOICE_CHARACTERS);
  // Two characters keep a name that runs from right to left apart from what is behind it.
  return isolated(shorten(name, CHOICE_CHARACTERS - behind.length - 2)) + behind;
}
