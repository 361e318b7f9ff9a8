import { createHash } from 'node:crypto';
import type { Briefing, Section } from './briefing.ts';

/** Whether a text can be a briefing's id: 1 to 64 UTF-16 units, lower-case letters and digits with hyphens between. */
export const isId = (text: string): boolean => text.length <= 64 && ID.test(text);

/** What an id looks like, whatever its length. */
export const ID =
  /^(?!.*--)[\p{Ll}\p{Lo}\p{Lm}\p{N}](?:[\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}-]{0,62}[\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}])?$/u;

const hash = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/** The file's name without folder and extension. */
export const stem = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');

/**
 * Compares names of files, at first without their extensions, so that a file comes before its copies: `a.md` before `a
 * copy.md`.
 */
export function byName(a: string, b: string): number {
  const [first, second] = [stem(a), stem(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

/** A briefing id made from a file's name: the same file always gets the same one. */
export function idFromFile(file: string): string {
  const slug = stem(file)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  // A briefing called README goes into a file named by its id, and a file called README is no briefing.
  if (slug === 'readme') return 'briefing-readme';
  if (isId(slug)) return slug;
  const begin = slug.slice(0, 40).toWellFormed().replace(/-$/, '');
  const id = `${begin}-${hash(stem(file), 8)}`;
  return isId(id) ? id : `briefing-${hash(stem(file), 8)}`;
}

/** Makes the ids of one briefing's entries, in order, from what they say. So an entry that stays keeps its id. */
export function createEntryIds(briefingId: string): (section: Section, words: string) => string {
  const taken = new Map<string, number>();
  return (section, words) => {
    const id = `${briefingId}/${section[0]}${hash(words.replace(/\s+/g, ' ').trim().toLowerCase(), 10)}`;
    const nth = (taken.get(id) ?? 0) + 1;
    taken.set(id, nth);
    return nth === 1 ? id : `${id}.${nth}`;
  };
}

/** Whether a text has the form of an entry's id. */
export const isEntryId = (text: string): boolean => /^[^\s/]+\/[a-z][0-9a-f]{10}(\.\d+)?$/.test(text);

/** The same briefing under another id, and its entries too. */
export const withId = (briefing: Briefing, id: string): Briefing =>
  id === briefing.id
    ? briefing
    : {
        ...briefing,
        id,
        entries: briefing.entries.map((entry) => ({
          ...entry,
          id: id + entry.id.slice(briefing.id.length),
          briefingId: id,
        })),
      };
