import { basename } from 'node:path';
import type { Briefing } from '../briefings/briefing.ts';
import type { Parse } from '../briefings/briefing-file.ts';
import { type Destination, destinationOf } from './destination.ts';
import { retractFile } from './retract-file.ts';
import { copiedBy, put } from './write-file.ts';

/**
 * The outcome of retracting, or of undoing that: `done` in the `file` of that name, or without a file for an item of a
 * feed; `gone` when neither has the briefing any more; `by-hand` when its file cannot be changed safely.
 */
export type Retracting =
  | { kind: 'done'; file?: string }
  | { kind: 'gone' }
  | { kind: 'by-hand'; file: string };

/** Writes to the folder of briefings, where files are taken in like any other, and retracts what is from a feed. */
export type Publishing = {
  /** Reads a briefing from a file's bytes. Rejects with `BriefingError`. */
  parse: Parse;
  /** Where a briefing that came as a file called `name` would go, and what it would correct there. */
  destination(briefing: Briefing, name: string): Destination;
  /** The name of the file that a new briefing would only copy, if there is one. */
  copiedBy(to: Destination, bytes: Uint8Array): Promise<string | undefined>;
  /** Puts a briefing where it goes. Overwrites only what it corrects: `taken` when another file has the name. */
  put(to: Destination, bytes: Uint8Array): Promise<'done' | 'taken'>;
  /** Retracts a briefing, or undoes that: in its file or, for an item of a feed, in what is remembered. */
  retract(briefingId: string, wanted: boolean): Promise<Retracting>;
};

/**
 * Makes it for a folder; `files` are the briefings in it, by path. `retractItem` retracts an item of a feed, or undoes
 * that, and resolves with `false` when no feed has it.
 */
export function createPublishing(
  folder: string,
  files: () => ReadonlyMap<string, Briefing>,
  parse: Parse,
  retractItem: (briefingId: string, retracted: boolean) => Promise<boolean>,
): Publishing {
  const fileOf = (id: string): string | undefined =>
    [...files()].find(([, briefing]) => briefing.id === id)?.[0];
  return {
    parse,
    destination: (briefing, name) => destinationOf(folder, files(), briefing, name),
    copiedBy: (to, bytes) => copiedBy(to, bytes, files().keys()),
    put,
    async retract(id, wanted) {
      const path = fileOf(id);
      if (path === undefined) return { kind: (await retractItem(id, wanted)) ? 'done' : 'gone' };
      const kind = await retractFile(path, wanted, parse);
      return kind === 'gone' ? { kind } : { kind, file: basename(path) };
    },
  };
}
