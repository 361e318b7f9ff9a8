/** Something to go wrong on purpose. */
export type FaultEffect =
  /** A server error, before the request did anything or, with `when: 'after'`, although it did. */
  | { kind: 'status'; status: 500 | 502 | 503 | 504; when?: 'before' | 'after' }
  /** The socket closes without an answer, before the request did anything or after it did. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** The answer is held back; the request has its effect at once. */
  | { kind: 'slow'; ms: number }
  /** The request has its effect, and its answer, only after so long, whether or not somebody still waits for it. */
  | { kind: 'late'; ms: number }
  /** A 429 that asks to wait so many seconds. */
  | { kind: 'rate-limit'; seconds: number; global?: boolean; scope?: 'user' | 'shared' }
  /** No answer of Discord's but a page, as a proxy or who guards Discord shows to those it lets not pass. */
  | { kind: 'page'; status: number }
  /** Any refusal of Discord's. */
  | { kind: 'refuse'; status: number; code: number; message: string };

export type Fault = {
  /** Only requests of this method; all when left out. */
  method?: string;
  /** Only paths (below `/api/v10`) that match this regular expression; all when left out. */
  path?: string;
  /** How many requests it hits before it is spent. */
  times: number;
  effect: FaultEffect;
};

export type Faults = {
  add(fault: Fault): void;
  /** The effect that hits this request, if any; counts it as spent. */
  take(method: string, path: string): FaultEffect | undefined;
  /** Those still to come. */
  list(): readonly Fault[];
  clear(): void;
};

/** Faults in the order they were added; the first that matches a request hits it. */
export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    add(fault) {
      faults.push({ ...fault });
    },
    take(method, path) {
      const hit = faults.find(
        (fault) =>
          (fault.method === undefined || fault.method === method) &&
          (fault.path === undefined || new RegExp(fault.path).test(path)),
      );
      if (!hit) return undefined;
      hit.times -= 1;
      faults = faults.filter((fault) => fault.times > 0);
      return hit.effect;
    },
    list: () => faults,
    clear() {
      faults = [];
    },
  };
}
