import { doubling } from '../back-off.ts';

/** The wait before Discord is tried again. */
export const backOff = doubling(1000, 60_000);
