import { readdir, readlink } from 'node:fs/promises';

/** The files of a folder that this process has open, where the system tells so; else none. */
export async function openIn(folder: string): Promise<string[]> {
  const handles = await readdir('/proc/self/fd').catch(() => []);
  const files = await Promise.all(handles.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')));
  return files.filter((file) => file.startsWith(folder));
}
