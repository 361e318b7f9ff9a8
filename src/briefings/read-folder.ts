import type { Briefing } from './briefing.ts';
import type { Problem } from './briefing-error.ts';
import { idTaken, isCopy, listFolder, type Parse, readBriefing } from './briefing-file.ts';
import { parseBriefing } from './parse.ts';

/** What some files hold: every briefing that can be read, by the path of its file, and what is wrong with the other files. */
export type FilesRead = {
  briefings: readonly Briefing[];
  files: ReadonlyMap<string, Briefing>;
  problems: readonly Problem[];
};

/** Reads all `*.md` and `*.txt` files of a folder. A file that is bad, vanishes or points elsewhere never hides the others. */
export const readFolder = async (folder: string, parse?: Parse): Promise<FilesRead> =>
  readFiles(await listFolder(folder), parse);

/**
 * Reads these files, each as `readFolder` does. Of two with one id or the same bytes, the first counts and the second
 * is a problem.
 */
export async function readFiles(paths: readonly string[], parse: Parse = parseBriefing): Promise<FilesRead> {
  const files = new Map<string, Briefing>();
  const fileOf = new Map<string, string>();
  const fileWith = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of paths) {
    const read = await readBriefing(file, parse);
    const { briefing } = read;
    if (!briefing) {
      problems.push(...read.problems);
      continue;
    }
    const original = fileWith.get(read.hash);
    const other = fileOf.get(briefing.id);
    if (original !== undefined) problems.push(isCopy(file, original));
    else if (other !== undefined) problems.push(idTaken(file, briefing.id, other));
    else {
      fileWith.set(read.hash, file);
      fileOf.set(briefing.id, file);
      files.set(file, briefing);
    }
  }
  return { briefings: [...files.values()], files, problems };
}
