import { BriefingError, formatProblem } from '../briefings/briefing-error.ts';
import { copyOf, takenBy } from './destination.ts';
import { parseUnnamed } from './parse-unnamed.ts';
import type { Publishing } from './publishing.ts';

/**
 * Publishes a text as a briefing: puts it into the folder in one piece, named after its title, or in place of the
 * briefing with its id. Resolves with what it did, in a sentence, or with what is wrong with the text; then the folder
 * stays as it was.
 */
export async function publishText(
  { parse, destination, copiedBy, put }: Pick<Publishing, 'parse' | 'destination' | 'copiedBy' | 'put'>,
  text: string,
): Promise<string> {
  const bytes = Buffer.from(text);
  try {
    const { name, briefing } = await parseUnnamed(parse, bytes);
    const to = destination(briefing, name);
    const original = await copiedBy(to, bytes);
    if (original) return `Not published: ${copyOf(original)}.`;
    if ((await put(to, bytes)) === 'taken') return `Not published: ${takenBy(to.path)}.`;
    return `${to.corrects ? 'Corrected' : 'Published'} "${briefing.title}": ${to.path}`;
  } catch (error) {
    if (error instanceof BriefingError) return error.problems.map(formatProblem).join('\n');
    throw error;
  }
}
