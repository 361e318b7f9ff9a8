import { type Clock, systemClock } from '../../src/clock.ts';

/** A clock that runs with the machine's own and can be pushed ahead; waits that fall due then end. */
export type SteerableClock = Clock & { advance(ms: number): void };

/** For bots whose connections are real and take their time, while nobody wants to sit out their back-offs. Begins `ahead` ms ahead. */
export function steerableClock(ahead = 0): SteerableClock {
  const now = (): number => systemClock.now() + ahead;
  const waits = new Set<{ until: number; end(): void }>();
  return {
    now,
    async wait(ms, signal) {
      const over = new AbortController();
      const wait = { until: now() + ms, end: () => over.abort() };
      waits.add(wait);
      await systemClock.wait(ms, AbortSignal.any([over.signal, ...(signal ? [signal] : [])]));
      waits.delete(wait);
    },
    advance(ms) {
      ahead += ms;
      for (const wait of [...waits]) if (wait.until <= now()) wait.end();
    },
  };
}

const BREATH = 20;

/** Resolves with the first answer of `look` that is not undefined, pushing the clock ahead as long as it takes. */
export async function pushed<T>(
  clock: SteerableClock,
  look: () => T | undefined | Promise<T | undefined>,
  what: () => string,
): Promise<T> {
  for (let waited = 0; waited < 20_000; waited += BREATH) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, BREATH));
    clock.advance(250);
  }
  throw new Error(what());
}
