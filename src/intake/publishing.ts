import { readFile } from 'node:fs/promises';
import type { Briefing } from '../briefings/briefing.ts';
import type { Parse } from '../briefings/briefing-file.ts';
import { type Destination, destinationOf, put, writeWhole } from './place.ts';

/** Writing to the folder of briefings, where it is taken in like any other file; and retracting what is from a feed. */
export type Publishing = {
  /** Reads a briefing from a file's bytes. Rejects with `BriefingError`. */
  parse: Parse;
  /** Where a briefing that came as a file called `name` would go, and what it would correct there. */
  destination(briefing: Briefing, name: string): Destination;
  /** The file a briefing was read from; `undefined` when it is not from the folder. */
  fileOf(briefingId: string): string | undefined;
  read(path: string): Promise<Uint8Array>;
  /** Puts a briefing where it goes, over nothing but what it corrects: `taken` when another file has the name. */
  put(to: Destination, bytes: Uint8Array): Promise<'done' | 'taken'>;
  /** Puts a file in its place in one piece. Rejects when the disk does. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Has a briefing from a feed be retracted, or no longer be; `false` when no feed has it. */
  retractItem(briefingId: string, retracted: boolean): Promise<boolean>;
};

/** Makes it for a folder; `files` are the briefings in it by path, `retractItem` does that for feeds. */
export const createPublishing = (
  folder: string,
  files: () => ReadonlyMap<string, Briefing>,
  parse: Parse,
  retractItem: Publishing['retractItem'],
): Publishing => ({
  parse,
  destination: (briefing, name) => destinationOf(folder, files(), briefing, name),
  fileOf: (id) => [...files()].find(([, briefing]) => briefing.id === id)?.[0],
  put,
  read: readFile,
  write: writeWhole,
  retractItem,
});
