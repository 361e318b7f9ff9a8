import { doubling } from '../back-off.ts';

/** The wait before reaching for Discord again. */
export const backOff = doubling(1000, 60_000);
