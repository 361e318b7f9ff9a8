const FIRST = 2000;
const LONGEST = 10 * 60_000;

/**
 * How long to wait before trying again, in ms: doubling from 2 s to 10 minutes, and spread by `random` (0 to 1) so that
 * what failed together is not tried together.
 */
export function backOff(attempts: number, random: number): number {
  return Math.min(LONGEST, FIRST * 2 ** Math.min(attempts, 20)) * (0.5 + random / 2);
}
