import type { Briefing } from '../../briefings/briefing.ts';
import type { Remembered } from '../memory.ts';

/** A file that can be read. The same `node` means that two names are one file. */
export type GoodFile = { path: string; briefing: Briefing; hash: string; node?: string | undefined };

/** A file as remembered and, while the bot runs, also which file it was. */
export type Known = Remembered & { node?: string | undefined };
