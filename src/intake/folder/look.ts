import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { listFolder } from '../../briefings/briefing-file.ts';
import { causeOf } from '../../briefings/error-code.ts';

/** A file as it is on the disk, unread. */
export type Sight = {
  /** Changes whenever the file may have changed: made from what it is, its size and its times. */
  stamp: string;
  /** The same for two names of one file; a rename keeps it. `undefined` when the file cannot be looked at. */
  node?: string;
  /** When it was last written, in ms since the epoch. */
  writtenAt: number;
};

/** What a folder holds that counts as briefings, by path. Rejects when the folder itself cannot be listed. */
export async function lookAt(folder: string): Promise<Map<string, Sight>> {
  const paths = await listFolder(folder);
  return new Map(await Promise.all(paths.map(async (path) => [path, await sight(path)] as const)));
}

async function sight(path: string): Promise<Sight> {
  try {
    const found = await stat(path, { bigint: true });
    const { size, mtimeNs, ctimeNs, mtimeMs } = found;
    const node = nodeIn(found);
    return { node, stamp: `${node}:${size}:${mtimeNs}:${ctimeNs}`, writtenAt: Number(mtimeMs) };
  } catch (error) {
    // A link to nowhere, or a file gone since it was listed: reading it will say so.
    return { stamp: causeOf(error), writtenAt: 0 };
  }
}

/** Identifies what is at a path now, whatever is there later; `undefined` while nothing is. */
export async function nodeOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && nodeIn(found);
}

/** A disk gives the place of what was removed to the next file or folder, so the place alone does not tell them apart. */
const nodeIn = ({ dev, ino, birthtimeNs }: BigIntStats): string => `${dev}:${ino}:${birthtimeNs}`;
