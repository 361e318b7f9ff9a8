import type { Briefing } from '../briefings/briefing.ts';
import { BriefingError, formatProblem } from '../briefings/briefing-error.ts';
import { parseBriefing } from '../briefings/parse.ts';
import { readFolder } from '../briefings/read-folder.ts';
import { destinationOf, fileNameOf, put, takenBy } from './place.ts';

/**
 * Publishes a text as a briefing: puts it into the folder in one piece, named after its title, or in place of the one with its
 * id. Resolves with what it did, in a sentence, or with what is wrong with the text, whose folder then stays as it was.
 */
export async function dropBriefing(folder: string, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  let briefing: Briefing;
  let name = 'briefing.md';
  try {
    name = fileNameOf(parseBriefing(bytes, name).title);
    briefing = parseBriefing(bytes, name);
  } catch (error) {
    if (error instanceof BriefingError) return error.problems.map(formatProblem).join('\n');
    throw error;
  }
  const { files } = await readFolder(folder);
  const to = destinationOf(folder, files, briefing, name);
  if ((await put(to, bytes)) === 'taken') return `Not published: ${takenBy(to.path)}.`;
  return `${to.corrects ? 'Corrected' : 'Published'} "${briefing.title}": ${to.path}`;
}
