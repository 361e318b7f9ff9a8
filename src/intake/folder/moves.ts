import { basename } from 'node:path';
import type { GoodFile, Known } from './known.ts';

/**
 * Which files took a name that another file has now, as when two are swapped, or one is renamed and a new one takes its
 * name. Gives what they were, by the names they have now. A file is recognised by its words and, while the bot runs,
 * also by which file it is, since a copy has the words too.
 */
export function movesAmong(
  files: readonly GoodFile[],
  before: ReadonlyMap<string, Known>,
): ReadonlyMap<string, Known> {
  const now = new Map(files.map((file) => [basename(file.path), file]));
  // Those whose name another file has.
  const lost = Map.groupBy(
    [...before.values()].filter((was) => {
      const file = now.get(was.name);
      return file !== undefined && file.hash !== was.hash;
    }),
    ({ hash }) => hash,
  );
  const moves = new Map<string, Known>();
  const claimed = new Set<Known>();
  for (const [name, { hash, node }] of now) {
    if (before.get(name)?.hash === hash) continue;
    const was = (lost.get(hash) ?? []).find(
      (one) => !claimed.has(one) && (one.node === undefined || one.node === node),
    );
    if (!was) continue;
    claimed.add(was);
    moves.set(name, was);
  }
  return moves;
}
