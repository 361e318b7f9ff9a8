/** What this tab kept under `key`; undefined when there is nothing, or nothing that can be read. */
export function readKept<T>(key: string): T | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps `value` under `key` for this tab, where the browser keeps anything and has room for it. */
export function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    forget(key); // nothing is better than what was there before
  }
}

/** Forgets what this tab kept under `key`. */
export function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
