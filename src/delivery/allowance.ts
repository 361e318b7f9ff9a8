/** Discord bans an address after 10,000 answers of 401, 403 or 429 in 10 minutes; this is the 1% of them we may cause. */
const MOST = 100;
const SPAN = 10 * 60_000;

/** Counts answers that Discord holds against us. */
export type Allowance = {
  spend(now: number): void;
  /** How many more there may be at `now`. */
  left(now: number): number;
  /** When there may be more again, in ms since the epoch. */
  nextAt(now: number): number;
};

/** Makes the allowance of one process: 100 in any 10 minutes. Whoever sees Discord's answers calls `spend`. */
export function createAllowance(): Allowance {
  let spent: number[] = [];
  const recent = (now: number): number[] => {
    // Later than now only after the clock was put back.
    spent = spent.filter((at) => at > now - SPAN && at <= now);
    return spent;
  };
  return {
    spend: (now) => void spent.push(now),
    left: (now) => MOST - recent(now).length,
    nextAt: (now) => (recent(now)[0] ?? now - SPAN) + SPAN,
  };
}
