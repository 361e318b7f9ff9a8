import { doubling } from '../back-off.ts';

/** The wait before a delivery is tried again. */
export const backOff = doubling(2000, 10 * 60_000);
