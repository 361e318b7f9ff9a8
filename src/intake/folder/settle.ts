import type { Sight } from './look.ts';

/** A file counts as whole when it has not changed for so many ms. */
export const WHOLE = 700;
/** A whole file waits at most so many ms for files that are still being written, so that they appear in order. */
const TOGETHER = 600;

/** Which paths changed and are whole, or gone; and in how many ms to look again, if anything is still changing. */
export type Settled = { paths: readonly string[]; lookAgain?: number };

/** Watches files come to rest. */
export type Settler = {
  /** What came to rest since the last call, given what is there at `now`. */
  settle(sights: ReadonlyMap<string, Sight>, now: number): Settled;
};

const GONE = 'gone';

/** Makes a settler. What is there at its first look, and was written long before, counts as whole at once. */
export function createSettler(): Settler {
  const seen = new Map<string, { stamp: string; since: number }>();
  const told = new Map<string, string>();
  let first = true;

  return {
    settle(sights, now) {
      for (const path of new Set([...sights.keys(), ...seen.keys()])) {
        const sight = sights.get(path);
        const stamp = sight?.stamp ?? GONE;
        if (seen.get(path)?.stamp === stamp) continue;
        // If our clock differs from the disk's, the last writing may be in the future.
        seen.set(path, { stamp, since: first && sight ? Math.min(sight.writtenAt, now) : now });
      }
      first = false;
      const moving = [...seen].filter(([path, { stamp }]) => (told.get(path) ?? GONE) !== stamp);
      const isAtRest = ([, { since }]: (typeof moving)[number]): boolean =>
        now - since >= WHOLE || now < since;
      const rested = moving.filter(isAtRest);
      const left = moving.filter((one) => !isAtRest(one));
      const patience = Math.min(...rested.map(([, { since }]) => since + WHOLE + TOGETHER - now));
      const next = Math.min(...left.map(([, { since }]) => since + WHOLE - now));
      if (left.length && patience > 0) return { paths: [], lookAgain: Math.min(next, patience) };
      for (const [path, { stamp }] of rested) told.set(path, stamp);
      for (const [path, { stamp }] of [...seen]) {
        if (stamp !== GONE || (told.get(path) ?? GONE) !== GONE) continue;
        seen.delete(path);
        told.delete(path);
      }
      return { paths: rested.map(([path]) => path), ...(left.length && { lookAgain: next }) };
    },
  };
}
