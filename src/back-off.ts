/**
 * Makes what says how long to wait, in ms, after so many tries failed: doubling from `first` to `longest`, and spread by `random` (0
 * to 1) so that what failed together is not tried together.
 */
export const doubling =
  (first: number, longest: number) =>
  (failed: number, random: number): number =>
    Math.min(longest, first * 2 ** failed) * (0.5 + random / 2);
