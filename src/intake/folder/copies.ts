import { basename } from 'node:path';
import { idFromFile } from '../../briefings/identity.ts';
import type { GoodFile, Known } from './known.ts';

/**
 * Parts what is known by name into the files themselves, `rows`, and mere copies that did not change since: `copyOf` has the ids of the
 * briefings that they copy, by name. Of several files with one id the copies are those whose name the id was not made of. `present`
 * are the names of all files there are.
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
      // One that changed is a new file, and one that is gone says nothing any more.
      rows.delete(row.name);
      if (hashes.get(row.name) === row.hash) copyOf.set(row.name, id);
    }
  }
  return { rows, copyOf };
}
