import type { Library } from './briefings/library.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { SearchIndex } from './search/index.ts';

/** What every command may use. The library and its index are swapped whole, so ask for them anew at each use. */
export type App = {
  log: Log;
  clock: Clock;
  library(): Library;
  index(): SearchIndex;
};
