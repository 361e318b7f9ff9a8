import { readFileSync } from 'node:fs';
import { parseBriefing } from '../../src/briefings/parse.ts';

const FILE = 'data/briefings/putin-visits-china.txt';

/** The real briefing, parsed from its file. */
export const realBriefing = parseBriefing(readFileSync(FILE), FILE);
