import { basename } from 'node:path';
import { idFromFile } from '../../briefings/identity.ts';
import type { GoodFile, Known } from './known.ts';

/**
 * Splits what is known by name into the files themselves, `rows`, and mere copies that have not changed since. `copyOf`
 * has, by name, the ids of the briefings that they copy. Of several files with one id, the copies are those whose name
 * did not make the id. `present` are the names of all files there are.
 */
export function partCopies(
  files: readonly GoodFile[],
  before: ReadonlyMap<string, Known>,
  present: ReadonlySet<string>,
): { rows: ReadonlyMap<string, Known>; copyOf: ReadonlyMap<string, string> } {
  const rows = new Map(before);
  const copyOf = new Map<string, string>();
  const hashes = new Map(files.map(({ path, hash }) => [basename(path), hash]));
  for (const [id, group] of Map.groupBy(before.values(), (row) => row.id)) {
    const there = group.length > 1 ? group.filter(({ name }) => present.has(name)) : [];
    const original = there.find(({ name }) => idFromFile(name) === id) ?? there[0];
    for (const row of group) {
      if (!original || row === original) continue;
      // A copy stands in for a file that is gone, until the file comes back or the copy changes.
      if (idFromFile(row.name) === id && row.hash === hashes.get(original.name)) continue;
      // A copy that changed is a new file, and any other that is gone no longer matters.
      rows.delete(row.name);
      if (hashes.get(row.name) === row.hash) copyOf.set(row.name, id);
    }
  }
  return { rows, copyOf };
}
