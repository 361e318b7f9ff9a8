/**
 * What somebody is in the middle of, by an id; forgotten when the process ends, when there is too much, or once something is kept or
 * asked for after as long as Discord lets a message be pressed that only one person sees.
 */
export type Kept<T> = {
  keep(id: string, one: T): void;
  get(id: string): T | undefined;
  drop(id: string): void;
};

const LIFE = 15 * 60_000;
const MOST = 50;

/** Keeps nothing yet. `now` in ms since the epoch. */
export function createKept<T>(now: () => number): Kept<T> {
  const kept = new Map<string, { one: T; until: number }>();
  const forgetOld = (): void => {
    for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
  };
  return {
    keep(id, one) {
      forgetOld();
      kept.set(id, { one, until: now() + LIFE });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    get(id) {
      forgetOld();
      return kept.get(id)?.one;
    },
    drop: (id) => void kept.delete(id),
  };
}
