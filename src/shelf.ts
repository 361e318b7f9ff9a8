import type { Briefing } from './briefings/briefing.ts';
import { createLibrary, type Library } from './briefings/library.ts';
import {
  buildIndex,
  buildIndexGradually,
  isWorn,
  putBriefing,
  removeBriefing,
  type SearchIndex,
} from './search/index.ts';

/** What the bot can look up: the library and the index of the same briefings. */
export type Shelf = {
  library(): Library;
  index(): SearchIndex;
  /** Makes these all the briefings there are, `came` as in `createLibrary`; one call at a time. Readers see the old ones until it is done. */
  put(briefings: readonly Briefing[], came?: (briefing: Briefing) => number): Promise<void>;
};

/** So many entries are indexed in less than 8 ms, which nobody who is typing notices. */
const AT_ONCE = 200;

/** Makes an empty shelf. */
export function createShelf(): Shelf {
  let library = createLibrary([]);
  let index = buildIndex([]);
  return {
    library: () => library,
    index: () => index,
    async put(briefings, came) {
      const next = createLibrary(briefings, came);
      const changed = next.briefings.filter((one) => library.briefing(one.id) !== one);
      const gone = library.briefings.filter((one) => !next.briefing(one.id));
      const entries = [...changed, ...gone].reduce((sum, one) => sum + one.entries.length, 0);
      if (entries > AT_ONCE || isWorn(index)) {
        index = await buildIndexGradually(next.briefings);
      } else {
        for (const one of gone) removeBriefing(index, one.id);
        for (const one of changed) putBriefing(index, one);
      }
      library = next;
    },
  };
}
