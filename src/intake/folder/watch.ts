import { realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isLookedAt } from '../../briefings/briefing-file.ts';
import { nodeOf } from './look.ts';

/** A folder being watched. */
export type Watch = {
  /** Watches what is in the folder's place now, if that is another folder than before. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};

/** Calls `onChange` whenever something may have changed in a folder, and `onError` when watching fails. */
export async function watchFolder(
  folder: string,
  onChange: () => void,
  onError: (error: unknown) => void,
): Promise<Watch> {
  let node = await nodeOf(folder);
  let watcher = await begin();
  let closed = false;

  async function begin(): Promise<FSWatcher> {
    // The watcher knows the folder under one form of its name only, and follows no link, not even to the folder.
    const real = await realpath(folder).catch(() => resolve(folder));
    const begun = watch(real, {
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      ignored: (path) => path !== real && !isLookedAt(basename(path)),
    });
    begun.on('all', onChange).on('error', onError);
    await new Promise<void>((resolve) => begun.once('ready', () => resolve()));
    return begun;
  }

  return {
    async refresh() {
      const now = await nodeOf(folder);
      if (now === undefined || now === node) return;
      node = now;
      await watcher.close();
      watcher = await begin();
      if (closed) await watcher.close();
    },
    async close() {
      closed = true;
      await watcher.close();
    },
  };
}
