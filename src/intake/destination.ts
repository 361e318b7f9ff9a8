import { basename, join } from 'node:path';
import type { Briefing } from '../briefings/briefing.ts';
import { isBriefingFile } from '../briefings/briefing-file.ts';
import { idFromFile } from '../briefings/identity.ts';

/** The longest name that disks take, in bytes of UTF-8. Windows counts letters, so names there can be longer. */
const LONGEST_NAME = 255;

/** Where a briefing goes, and the briefing that it corrects there. */
export type Destination = { path: string; corrects?: Briefing };

/**
 * Where in the folder a briefing that came as `name` goes, given what is there by path: in place of the briefing with
 * its id, or else under its name; if that is taken or will not do, under its id.
 */
export function destinationOf(
  folder: string,
  there: ReadonlyMap<string, Briefing>,
  briefing: Briefing,
  name: string,
): Destination {
  for (const [path, corrects] of there) if (corrects.id === briefing.id) return { path, corrects };
  const path = join(folder, name);
  const fits = Buffer.byteLength(name) <= LONGEST_NAME;
  if (fits && isBriefingFile(name) && !there.has(path)) return { path };
  const named = `${briefing.id}.md`;
  return { path: join(folder, isBriefingFile(named) ? named : `briefing-${named}`) };
}

/** A name for the file of a briefing that came without one. */
export const fileNameOf = (title: string): string => `${idFromFile(`${title}.md`)}.md`;

/** What to say when a file that is no briefing has the name. */
export const takenBy = (path: string): string =>
  `there is a file ${basename(path)} already that cannot be read as a briefing, or came in just now. Fix it or remove it, or give this one another id: in its front matter`;

/** What to say about a copy of the file of this name. */
export const copyOf = (name: string): string =>
  `it is a copy of ${name}, which is published. Change it, or give it an id: in its front matter`;
