/**
 * What somebody is in the middle of, by an id. It is forgotten when the process ends, when there is too much, or when
 * something is kept or asked for after Discord no longer lets a private message be pressed.
 */
export type Kept<T> = {
  keep(id: string, one: T): void;
  get(id: string): T | undefined;
  drop(id: string): void;
};

const LIFE = 15 * 60_000;
const MOST = 50;

/** Keeps nothing yet. `now` is in ms since the epoch. */
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
