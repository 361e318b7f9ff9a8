/** Everything there is to do, for a pause that Discord asks of all our requests. */
export const EVERYTHING = 'everything';

/** Pauses that Discord asked for, of `EVERYTHING` or of one kind of request in one channel. Times in ms since the epoch. */
export type Holds = {
  hold(what: string, now: number, forMs: number): void;
  /** Until when it is held, or `undefined` when it is not. */
  heldUntil(what: string, now: number): number | undefined;
};

/** Remembers pauses until they are over. */
export function createHolds(): Holds {
  const holds = new Map<string, { from: number; until: number }>();
  // Before `from` only after the clock was put back: then nobody knows how long is left, and the next answer will say.
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
