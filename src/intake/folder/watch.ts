import { basename } from 'node:path';
import { watch } from 'chokidar';
import { isBriefingFile } from '../../briefings/read-folder.ts';

/** Calls `onChange` whenever something may have changed in a folder, `onError` when watching fails. */
export async function watchFolder(
  folder: string,
  onChange: () => void,
  onError: (error: unknown) => void,
): Promise<{ close(): Promise<void> }> {
  const watcher = watch(folder, {
    depth: 0,
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path) => path !== folder && !isBriefingFile(basename(path)),
  });
  watcher.on('all', onChange).on('error', onError);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return { close: () => watcher.close() };
}
