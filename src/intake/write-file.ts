import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { realFile } from '../briefings/briefing-file.ts';
import { codeOf } from '../briefings/error-code.ts';
import type { Destination } from './destination.ts';

/**
 * Puts a new briefing or a correction where it goes, at once: nobody ever sees half of it, and it is on the disk when
 * this resolves. `taken`, having written nothing, when it is new and another file has its name, which is no briefing or
 * came in just now. If that file is the same, it is `done`: another process of a fleet, told of the same press, has put
 * it there. `linkFile` gives a file a second name, and fails on disks that have none.
 */
export async function put(
  { path, corrects }: Destination,
  bytes: Uint8Array,
  linkFile: typeof link = link,
): Promise<'done' | 'taken'> {
  if (corrects) {
    await writeWhole(path, bytes);
    return 'done';
  }
  const beside = await writeBeside(path, bytes);
  try {
    await putNew(beside, path, linkFile);
    return 'done';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return (await holds(path, bytes)) ? 'done' : 'taken';
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Whether a file has these bytes. A file that cannot be read has not, nor has a folder. */
const holds = async (path: string, bytes: Uint8Array): Promise<boolean> =>
  (await readFile(path).catch(() => undefined))?.equals(bytes) ?? false;

/** The name of the first of these files that has the bytes of what goes to a new one, which would be a copy and no briefing. */
export async function copiedBy(
  { corrects }: Destination,
  bytes: Uint8Array,
  paths: Iterable<string>,
): Promise<string | undefined> {
  if (corrects) return undefined;
  for (const path of paths) {
    const size = await stat(path).then(
      (one) => one.size,
      () => undefined,
    );
    if (size === bytes.length && (await holds(path, bytes))) return basename(path);
  }
  return undefined;
}

/** Gives a file a name that nobody has; the name is on the disk when this resolves. Rejects with EEXIST when somebody has it. */
async function putNew(beside: string, path: string, linkFile: typeof link): Promise<void> {
  try {
    await linkFile(beside, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    // On a disk without second names, the name is taken first, and for a moment the file is empty.
    await (await open(path, 'wx')).close();
    await rename(beside, path);
  }
  await syncFolder(dirname(path));
}

/**
 * Overwrites an existing file, at once, so that whoever watches never sees half of it; it is on the disk when this
 * resolves. Who may read it stays as it was, and a link stays a link. `changed`, having written nothing, when the file
 * is no longer `was`. Rejects with `BriefingError`, having written nothing, when the link leads out of the folder.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  was?: Uint8Array,
): Promise<'done' | 'changed'> {
  const real = await realFile(path);
  const beside = await writeBeside(real, bytes, (await stat(real)).mode);
  try {
    // As late as possible: what is saved after this and before the next line is lost.
    if (was && !(await readFile(real)).equals(was)) return 'changed';
    await rename(beside, real);
    await syncFolder(dirname(real));
    return 'done';
  } finally {
    await rm(beside, { force: true });
  }
}

/** Waits until the names in a folder are on the disk. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows and some network shares cannot do this. The file itself is there, and its name follows.
  }
}

/** Writes a file next to where it will go, under a name that nobody looks at. It is on the disk when this resolves. */
async function writeBeside(path: string, bytes: Uint8Array, mode?: number): Promise<string> {
  const beside = join(path, '..', `.${randomUUID()}.part`);
  try {
    const handle = await open(beside, 'wx', 0o644);
    try {
      if (mode !== undefined) await handle.chmod(mode & 0o777);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return beside;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
