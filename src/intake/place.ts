import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Briefing } from '../briefings/briefing.ts';
import { isBriefingFile, realFile } from '../briefings/briefing-file.ts';
import { idFromFile } from '../briefings/identity.ts';

/** The longest name that disks take, in bytes of UTF-8; Windows counts letters, and its users' names can be longer. */
const LONGEST_NAME = 255;

/** Where a briefing goes, and the one that it corrects there. */
export type Destination = { path: string; corrects?: Briefing };

/**
 * Where in the folder a briefing that came as `name` goes, given what is there by path: in place of the one with its id,
 * else under its name, else, where that is taken or will not do, under its id.
 */
export function destinationOf(
  folder: string,
  there: ReadonlyMap<string, Briefing>,
  briefing: Briefing,
  name: string,
): Destination {
  for (const [path, corrects] of there) if (corrects.id === briefing.id) return { path, corrects };
  const path = join(folder, basename(name));
  const fits = Buffer.byteLength(basename(name)) <= LONGEST_NAME;
  if (fits && isBriefingFile(name) && !there.has(path)) return { path };
  const named = `${briefing.id}.md`;
  return { path: join(folder, isBriefingFile(named) ? named : `briefing-${named}`) };
}

/** A name for the file of a briefing that came without one. */
export const fileNameOf = (title: string): string => `${idFromFile(`${title}.md`)}.md`;

/**
 * Puts a new briefing or a correction where it goes, at once: nobody ever sees half of it, and it is on the disk when this resolves. `taken`, having written nothing, when it
 * is new and another file of its name is there: one that is no briefing, or came in just now. The same file is `done`: another process of
 * a fleet, told of the same press, has put it there.
 */
export async function put({ path, corrects }: Destination, bytes: Uint8Array): Promise<'done' | 'taken'> {
  if (corrects) {
    await writeWhole(path, bytes);
    return 'done';
  }
  const beside = await writeBeside(path, bytes);
  try {
    await putNew(beside, path);
    return 'done';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return (await holds(path, bytes)) ? 'done' : 'taken';
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Whether a file has these bytes; one that cannot be read has not, nor has a folder. */
const holds = async (path: string, bytes: Uint8Array): Promise<boolean> =>
  (await readFile(path).catch(() => undefined))?.equals(bytes) ?? false;

/** Gives a file a name that nobody has, which is on the disk when this resolves; rejects with EEXIST when somebody does. */
async function putNew(beside: string, path: string): Promise<void> {
  try {
    await link(beside, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    // A disk without second names: the name is taken first, and for a moment the file is empty.
    await (await open(path, 'wx')).close();
    await rename(beside, path);
  }
  await syncFolder(dirname(path));
}

/** The system's code of an error, such as ENOENT; empty when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What to say when a file that is no briefing has the name. */
export const takenBy = (path: string): string =>
  `there is a file ${basename(path)} already that cannot be read as a briefing, or came in just now. Fix it or remove it, or give this one another id: in its front matter`;

/**
 * Writes a file that is there anew, at once, so that whoever watches never sees half of it; it is on the disk when this resolves. Who
 * may read it stays as it was, and a link stays a link. `changed`, having written nothing, when the file is no longer `was`. Rejects
 * with `BriefingError`, having written nothing, when the link leads out of the folder.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  was?: Uint8Array,
): Promise<'done' | 'changed'> {
  const real = await realFile(path);
  const beside = await writeBeside(real, bytes, (await stat(real)).mode);
  try {
    // As late as can be: what is saved after this and before the next line is lost.
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
    // Windows and some network shares have no such thing; the file itself is there, and its name follows.
  }
}

/** Writes a file next to where it will go, under a name that nobody looks at; it is on the disk when this resolves. */
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
