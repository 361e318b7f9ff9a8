import fs from 'node:fs';
import { dirname } from 'node:path';

/** Renames files, and waits until something is on the disk. */
export type Disk = Pick<typeof fs, 'closeSync' | 'fsyncSync' | 'openSync' | 'renameSync'>;

/**
 * Renames files within one folder, in this order: all of them or, when one cannot be renamed, none. All of it is on the
 * disk when this returns.
 */
export function renameAll(renames: readonly (readonly [from: string, to: string])[], disk: Disk = fs): void {
  const done: [from: string, to: string][] = [];
  try {
    for (const [from, to] of renames) {
      disk.renameSync(from, to);
      done.unshift([from, to]);
    }
  } catch (error) {
    for (const [from, to] of done) disk.renameSync(to, from);
    throw error;
  }
  const [first] = done;
  if (first) syncFolder(dirname(first[1]), disk);
}

/** Waits until a file is on the disk. */
export const syncFile = (file: string, disk: Disk = fs): void => sync(file, 'r+', disk);

function syncFolder(folder: string, disk: Disk): void {
  try {
    sync(folder, 'r', disk);
  } catch {
    // Windows and some network shares cannot do this; there, a rename is as safe as it gets.
  }
}

function sync(path: string, flags: string, disk: Disk): void {
  const handle = disk.openSync(path, flags);
  try {
    disk.fsyncSync(handle);
  } finally {
    disk.closeSync(handle);
  }
}
