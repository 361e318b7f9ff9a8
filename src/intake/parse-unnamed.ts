import type { Briefing } from '../briefings/briefing.ts';
import type { Parse } from '../briefings/briefing-file.ts';
import { fileNameOf } from './destination.ts';

/** Reads a briefing that came as a text, and makes a file name of its title. Rejects with `BriefingError`. */
export async function parseUnnamed(
  parse: Parse,
  bytes: Uint8Array,
): Promise<{ name: string; briefing: Briefing }> {
  const { title } = await parse(bytes, 'text.md');
  const name = fileNameOf(title);
  // Without an id in its front matter it has that of its name.
  return { name, briefing: await parse(bytes, name) };
}
