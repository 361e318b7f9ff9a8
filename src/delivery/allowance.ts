/** Discord bans an address after 10,000 answers of 401, 403 or 429 in 10 minutes. We allow ourselves 1% of them. */
const MOST = 100;
const SPAN = 10 * 60_000;
/** The most that one try can cost: to look up or search the channel, to post, and to tell whoever subscribed. */
const PER_TRY = 3;

/** Counts answers that Discord holds against us. */
export type Allowance = {
  spend(now: number): void;
  /** How many more tries may begin at `now`, assuming that each costs the most it can. */
  tries(now: number): number;
  /** How many paused channels may be tried at `now`, beside so many tries under way. Half of the allowance is left to posts. */
  probes(now: number, underWay?: number): number;
  /** When more tries may begin again, in ms since the epoch. */
  nextAt(now: number): number;
};

/** Makes the allowance of one process: 100 in any 10 minutes. Whoever sees Discord's answers calls `spend`. */
export function createAllowance(): Allowance {
  let spent: number[] = [];
  const recent = (now: number): number[] => {
    // A time later than now means that the clock was put back.
    spent = spent.filter((at) => at > now - SPAN && at <= now);
    return spent;
  };
  return {
    spend: (now) => void spent.push(now),
    tries: (now) => Math.floor((MOST - recent(now).length) / PER_TRY),
    probes: (now, underWay = 0) => MOST / 2 - recent(now).length - PER_TRY * underWay,
    nextAt: (now) => (recent(now)[0] ?? now - SPAN) + SPAN,
  };
}
