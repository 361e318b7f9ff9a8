const FIRST = 1000;
const LONGEST = 60_000;

/** Wait before reaching for Discord again, in ms: doubling, with a cap, and spread by `random` (0 to 1) so that a fleet does not knock at once. */
export const backOff = (attempt: number, random: number): number =>
  Math.min(LONGEST, FIRST * 2 ** attempt) * (0.5 + random / 2);
