import { shorten } from '../briefings/shorten.ts';

/** So many choices Discord takes for an option. */
export const CHOICES = 25;
/** So long, in UTF-16 units, may the name and the value of a choice be. */
export const CHOICE_CHARACTERS = 100;

/** The name of a choice with facts behind it, for which it gives way: "Fed keeps rates · 2026-01-28 · retracted". */
export function choiceName(name: string, facts: readonly string[]): string {
  const behind = facts.map((fact) => ` · ${fact}`).join('');
  return shorten(name, CHOICE_CHARACTERS - behind.length) + behind;
}
