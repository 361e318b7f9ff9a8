import type { Briefing } from '../../src/briefings/briefing.ts';
import { formatProblem } from '../../src/briefings/briefing-error.ts';
import { readFolder } from '../../src/briefings/read-folder.ts';
import { buildIndex, type SearchIndex } from '../../src/search/index.ts';
import { realBriefing } from '../support/real-briefing.ts';

export const oneBriefing: SearchIndex = buildIndex([realBriefing]);

/** The briefings of a library of tests/search/briefings. Throws when one cannot be read. */
export async function briefingsOfLibrary(library: string): Promise<readonly Briefing[]> {
  const { briefings, problems } = await readFolder(`tests/search/briefings/${library}`);
  if (problems.length) throw new Error(problems.map(formatProblem).join('\n'));
  return briefings;
}

/** An index of a library's briefings and others. */
export const indexOf = async (library: string, ...others: Briefing[]): Promise<SearchIndex> =>
  buildIndex([...(await briefingsOfLibrary(library)), ...others]);

export const manyBriefings: SearchIndex = await indexOf('many', realBriefing);
