/** What this tab kept under `key`; undefined when there is nothing, or nothing that can be read. */
export function readKept<T>(key: string): T | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') ?? undefined;
  } catch {
    return undefined;
  }
}
