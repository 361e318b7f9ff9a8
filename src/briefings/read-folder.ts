import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Briefing } from './briefing.ts';
import { BriefingError, type Problem } from './briefing-error.ts';
import { MAX_BYTES, tooLarge } from './decode.ts';
import { parseBriefing } from './parse.ts';

/** What a folder holds: every briefing that can be read, and what is wrong with the others. */
export type Folder = { briefings: readonly Briefing[]; problems: readonly Problem[] };

/** Reads all `*.md` and `*.txt` files of a folder; one that is bad, vanishes or points elsewhere never hides the others. */
export async function readFolder(folder: string): Promise<Folder> {
  const names = (await readdir(folder)).filter(isBriefingFile).sort();
  const briefings = new Map<string, { briefing: Briefing; file: string }>();
  const problems: Problem[] = [];
  for (const name of names) {
    const file = join(folder, name);
    try {
      const briefing = parseBriefing(await readInside(folder, name), file);
      const other = briefings.get(briefing.id);
      if (other)
        throw refusal(
          file,
          `the id ${briefing.id} is taken by ${other.file}`,
          'Give one of them another id in its front matter',
        );
      briefings.set(briefing.id, { briefing, file });
    } catch (error) {
      if (error instanceof BriefingError) problems.push(...error.problems);
      else
        problems.push(
          ...refusal(
            file,
            `the file cannot be read (${reason(error)})`,
            'Check that it exists and who may read it',
          ).problems,
        );
    }
  }
  return { briefings: [...briefings.values()].map(({ briefing }) => briefing), problems };
}

/** Whether a file of this name counts as a briefing: `*.md` or `*.txt`, not hidden, not a README. */
export const isBriefingFile = (name: string): boolean => /^(?!\.|readme\.)[^/\\]+\.(md|txt)$/i.test(name);

async function readInside(folder: string, name: string): Promise<Uint8Array> {
  const file = join(folder, name);
  const real = await realpath(file);
  if (relative(await realpath(folder), real).startsWith('..'))
    throw refusal(file, 'the file is a link that leads out of the folder', 'Put the file itself there');
  // Without NONBLOCK a named pipe would keep the bot waiting, without NOFOLLOW a link put there just now be followed.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  const handle = await open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw refusal(file, 'this is not a file', 'Take it out of the folder');
    if (stat.size > MAX_BYTES) throw new BriefingError([{ file, ...tooLarge(stat.size) }]);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(stat.size));
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const refusal = (file: string, found: string, mend: string): BriefingError =>
  new BriefingError([{ file, line: 1, column: 1, found, mend }]);

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
