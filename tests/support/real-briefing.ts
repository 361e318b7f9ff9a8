import { readFileSync } from 'node:fs';
import { parseBriefing } from '../../src/briefings/parse.ts';

/** Where the real briefing is. */
export const REAL_BRIEFING = 'data/briefings/putin-visits-china.txt';

/** The real briefing, parsed from its file. */
export const realBriefing = parseBriefing(readFileSync(REAL_BRIEFING), REAL_BRIEFING);
