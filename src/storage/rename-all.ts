import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Renames files within one folder, in this order: all of them or, when one cannot be, none. All of it is on the disk when this
 * returns.
 */
export function renameAll(renames: readonly (readonly [from: string, to: string])[]): void {
  const done: [from: string, to: string][] = [];
  try {
    for (const [from, to] of renames) {
      renameSync(from, to);
      done.unshift([from, to]);
    }
  } catch (error) {
    for (const [from, to] of done) renameSync(to, from);
    throw error;
  }
  const [first] = done;
  if (first) syncFolder(dirname(first[1]));
}

/** Waits until a file is on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows and some network shares have no such thing; there a rename is as safe as it gets.
  }
}
