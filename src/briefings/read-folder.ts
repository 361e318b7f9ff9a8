import type { Briefing } from './briefing.ts';
import type { Problem } from './briefing-error.ts';
import { idTaken, listFolder, type Parse, readBriefing } from './briefing-file.ts';
import { parseBriefing } from './parse.ts';

/** What some files hold: every briefing that can be read, by the path of its file, and what is wrong with the others. */
export type Folder = {
  briefings: readonly Briefing[];
  files: ReadonlyMap<string, Briefing>;
  problems: readonly Problem[];
};

/** Reads all `*.md` and `*.txt` files of a folder; one that is bad, vanishes or points elsewhere never hides the others. */
export const readFolder = async (folder: string): Promise<Folder> => readFiles(await listFolder(folder));

/** Reads these files, each as `readFolder` does. Of two with one id the first counts and the second is a problem. */
export async function readFiles(paths: readonly string[], parse: Parse = parseBriefing): Promise<Folder> {
  const files = new Map<string, Briefing>();
  const fileOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of paths) {
    const read = await readBriefing(file, parse);
    const { briefing } = read;
    const other = briefing && fileOf.get(briefing.id);
    if (!briefing) problems.push(...read.problems);
    else if (other !== undefined) problems.push(idTaken(file, briefing.id, other));
    else {
      fileOf.set(briefing.id, file);
      files.set(file, briefing);
    }
  }
  return { briefings: [...files.values()], files, problems };
}
