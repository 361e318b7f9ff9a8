/** Stands for all jobs, when Discord asks us to hold back all our requests. */
export const EVERYTHING = 'everything';

/** Waits that Discord asked for, of `EVERYTHING` or of one kind of request in one channel. Times in ms since the epoch. */
export type Holds = {
  hold(what: string, now: number, forMs: number): void;
  /** Until when it is held, or `undefined` if it is not. */
  heldUntil(what: string, now: number): number | undefined;
};

/** Remembers waits until they are over. */
export function createHolds(): Holds {
  const holds = new Map<string, { from: number; until: number }>();
  // Before `from` means that the clock was put back. Then nobody knows how long is left, and the next answer will tell.
  const holding = (one: { from: number; until: number }, now: number) => now >= one.from && now < one.until;
  return {
    hold(what, now, forMs) {
      for (const [key, one] of holds) if (!holding(one, now)) holds.delete(key);
      holds.set(what, { from: now, until: Math.max(holds.get(what)?.until ?? 0, now + forMs) });
    },
    heldUntil(what, now) {
      const one = holds.get(what);
      return one && holding(one, now) ? one.until : undefined;
    },
  };
}
