import type { Briefing } from '../briefings/briefing.ts';
import { BriefingError, fileProblem } from '../briefings/briefing-error.ts';
import type { Parse } from '../briefings/briefing-file.ts';
import { fileNameOf } from './destination.ts';

/** The name of a text in reports of what is wrong with it. */
const UNNAMED = 'text.md';

/** Reads a briefing that came as a text, and makes a file name from its title. Rejects with `BriefingError`. */
export async function parseUnnamed(
  parse: Parse,
  bytes: Uint8Array,
): Promise<{ name: string; briefing: Briefing }> {
  const { title, titleFromFile } = await parse(bytes, UNNAMED);
  // Of two texts without a title, the second would correct the first.
  if (titleFromFile)
    throw new BriefingError([
      fileProblem(UNNAMED, 'the text has no title', 'Begin it with a line "# The title"'),
    ]);
  const name = fileNameOf(title);
  // Without an id in its front matter, it has the id of its name.
  return { name, briefing: await parse(bytes, name) };
}
