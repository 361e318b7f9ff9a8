import type { Briefing } from '../briefings/briefing.ts';
import type { Library } from '../briefings/library.ts';
import { shorten } from '../briefings/shorten.ts';
import { formatDate } from './briefing-view.ts';
import { CHOICES, choiceName } from './choices.ts';
import { type Choice, UserError } from './command.ts';
import { escapeLine } from './markdown.ts';

/** The briefings to choose from for what has been typed so far, newest first. The value of a choice is the briefing's id. */
export const briefingChoices = (library: Library, typed: string): Choice[] =>
  matching(library, typed).slice(0, CHOICES).map(choice);

/**
 * The briefing that was chosen, by its id, or the newest whose title or date has every word that was typed; a retracted
 * one only when there is no other. Throws `UserError` when there is none.
 */
export function findBriefing(library: Library, typed: string): Briefing {
  const found = fitting(library, typed);
  return found.find(({ retracted }) => !retracted) ?? found[0];
}

/**
 * The briefing that was chosen, by its id, or the only one that fits what was typed. Throws `UserError` when there is
 * none, or several.
 */
export function findOnlyBriefing(library: Library, typed: string): Briefing {
  const all = fitting(library, typed);
  const named = all.filter(({ title }) => fold(title) === fold(typed.trim()));
  const [only = all[0], ...others] = named.length > 0 ? named : all;
  if (others.length === 0) return only;
  const titles = [only, ...others].slice(0, 2).map(({ title }) => `**${escapeLine(shorten(title, 100))}**`);
  throw new UserError(
    `“${escapeLine(shorten(typed, 100))}” fits ${others.length + 1} briefings, such as ${titles.join(' and ')}. Type the command again and pick one from the list.`,
  );
}

/** The briefing with the id that was typed, or else those that fit the words. Throws `UserError` when there is none. */
function fitting(library: Library, typed: string): readonly [Briefing, ...Briefing[]] {
  const picked = library.briefing(typed);
  const [first, ...others] = picked ? [picked] : matching(library, typed);
  if (first) return [first, ...others];
  throw new UserError(
    `No briefing has “${escapeLine(shorten(typed, 100))}” in its title or date. Type the command again with less of it, or nothing, and pick from the list: the newest come first.`,
  );
}

/** Briefings, newest first, whose title or date has every word that was typed. */
function matching(library: Library, typed: string): readonly Briefing[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return library.briefings.filter((one) => words.every((word) => comparable(one).includes(word)));
}

/** If folded at each keystroke, the titles and dates of many thousands would keep others waiting. A briefing never changes. */
const folded = new WeakMap<Briefing, string>();

function comparable(one: Briefing): string {
  const known = folded.get(one);
  if (known !== undefined) return known;
  const text = fold(`${one.title} ${isoDay(one)} ${formatDate(one.date) ?? ''}`);
  folded.set(one, text);
  return text;
}

const fold = (value: string): string => value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isoDay = ({ date }: Briefing): string =>
  date === undefined ? '' : new Date(date).toISOString().slice(0, 10);

function choice(one: Briefing): Choice {
  const facts = [isoDay(one), one.retracted ? 'retracted' : ''].filter(Boolean);
  return { name: choiceName(one.title, facts), value: one.id };
}
