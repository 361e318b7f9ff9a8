import type { Briefing } from '../briefings/briefing.ts';
import { BriefingError, fileProblem } from '../briefings/briefing-error.ts';
import type { Parse } from '../briefings/briefing-file.ts';
import { fileNameOf } from './destination.ts';

/** What a text is called where it is said what is wrong with it. */
const UNNAMED = 'text.md';

/** Reads a briefing that came as a text, and makes a file name of its title. Rejects with `BriefingError`. */
export async function parseUnnamed(
  parse: Parse,
  bytes: Uint8Array,
): Promise<{ name: string; briefing: Briefing }> {
  const { title, titleFromFile } = await parse(bytes, UNNAMED);
  // Of two texts without one, the second would correct the first.
  if (titleFromFile)
    throw new BriefingError([
      fileProblem(UNNAMED, 'the text has no title', 'Begin it with a line "# The title"'),
    ]);
  const name = fileNameOf(title);
  // Without an id in its front matter it has that of its name.
  return { name, briefing: await parse(bytes, name) };
}
