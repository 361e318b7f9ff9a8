import { basename } from 'node:path';
import type { Briefing } from '../../briefings/briefing.ts';
import type { Problem } from '../../briefings/briefing-error.ts';
import { idTaken, isCopy } from '../../briefings/briefing-file.ts';
import { byName, idFromFile, withId } from '../../briefings/identity.ts';
import { partCopies } from './copies.ts';
import type { GoodFile, Known } from './known.ts';
import { movesAmong } from './moves.ts';

/**
 * Files with the briefings they are; the problems of copies and of files whose id another has; and what is known now,
 * by name.
 */
export type Identified = {
  briefings: ReadonlyMap<string, Briefing>;
  problems: readonly Problem[];
  known: ReadonlyMap<string, Known>;
};

/**
 * Decides which briefing each file is. The first of these that applies counts: its `id`; what it was under the name
 * that another file has now; what a file of that name was before; what a file that is gone was, if it is that file or
 * has its words (it was renamed); its name. Of two files with one id, the one that had it before keeps it. A new file
 * with the bytes that another has, or had at the last look, is a copy and no briefing until it changes or the other is
 * gone. `present` are the names of all files there are, including bad ones.
 */
export function identify(
  files: readonly GoodFile[],
  before: ReadonlyMap<string, Known>,
  present: ReadonlySet<string>,
): Identified {
  const { rows, copyOf } = partCopies(files, before, present);
  const known = new Map(rows);
  const briefings = new Map<string, Briefing>();
  const pathOf = new Map<string, string>();
  const problems: Problem[] = [];
  const moves = movesAmong(
    files.filter(({ path }) => !copyOf.has(basename(path))),
    rows,
  );
  // Their names no longer tell anything.
  for (const { name } of moves.values()) known.delete(name);
  const held = new Set([...rows.values()].filter(({ name }) => present.has(name)).map(({ id }) => id));
  const gone = [...known.values()].filter(({ name, id }) => !present.has(name) && !held.has(id));
  const had = ({ path, briefing }: GoodFile): boolean => {
    if (moves.has(basename(path))) return true;
    const was = rows.get(basename(path));
    return was !== undefined && (was.id === briefing.id || briefing.id === idFromFile(path));
  };
  /** Which file has these bytes, or had them at the last look. */
  const pathWith = new Map(files.map(({ path }) => [known.get(basename(path))?.hash, path]));
  /** Which file a new one is a copy of. */
  const originalOf = (file: GoodFile): string | undefined => {
    // A file that is gone may have had these bytes, and this one may be that file under another name.
    if (had(file) || gone.some((one) => known.has(one.name) && one.hash === file.hash)) return undefined;
    return pathWith.get(file.hash) ?? pathOf.get(copyOf.get(basename(file.path)) ?? '');
  };
  const goneWith = new Set(gone.flatMap(({ hash, node }) => [hash, node]));
  const isRenamed = ({ hash, node }: GoodFile): boolean =>
    goneWith.has(hash) || (!!node && goneWith.has(node));
  // The file that had its id before comes first, also under another name, so that a newcomer never takes the id away.
  const rank = (file: GoodFile): number => (had(file) ? 0 : isRenamed(file) ? 1 : 2);
  const ordered = [...files].sort((a, b) => rank(a) - rank(b) || byName(a.path, b.path));
  for (const file of ordered) {
    const name = basename(file.path);
    const original = originalOf(file);
    const copied = original !== undefined && briefings.get(original);
    if (copied) {
      problems.push(isCopy(file.path, original));
      known.set(name, { name, id: copied.id, hash: file.hash, node: file.node });
      continue;
    }
    const moved = moves.get(name);
    const { id, was } = moved ? { id: moved.id } : idOf(file, name, { known, gone, held });
    const other = pathOf.get(id);
    if (other !== undefined) {
      problems.push(idTaken(file.path, id, other));
      continue;
    }
    pathOf.set(id, file.path);
    held.add(id);
    if (was !== undefined) known.delete(was);
    known.set(name, { name, id, hash: file.hash, node: file.node });
    briefings.set(file.path, withId(file.briefing, id));
    pathWith.set(file.hash, file.path);
  }
  return { briefings, problems, known };
}

/** `was`: the name of the gone file whose briefing this is. */
type Identity = { id: string; was?: string | undefined };

/**
 * What is known without the files that moved; what of it belongs to files that are gone; and the ids of files that are
 * still there.
 */
type Left = { known: ReadonlyMap<string, Known>; gone: readonly Known[]; held: ReadonlySet<string> };

function idOf({ briefing, hash, node }: GoodFile, name: string, { known, gone, held }: Left): Identity {
  const derived = idFromFile(name);
  const same = known.get(name);
  // Thousands of files are what they were, and for these no gone file is looked for.
  if (same && (briefing.id === derived || briefing.id === same.id)) return { id: same.id };
  const goneWith = (isThis: (one: Known) => boolean): Known | undefined =>
    gone.find((one) => known.has(one.name) && isThis(one));
  if (briefing.id !== derived) {
    return { id: briefing.id, was: goneWith((one) => one.id === briefing.id)?.name };
  }
  const renamed = goneWith((one) => (node !== undefined && one.node === node) || one.hash === hash);
  if (renamed) return { id: renamed.id, was: renamed.name };
  // The name is free again because the file that had it was renamed: this is another briefing.
  return { id: held.has(derived) ? idFromFile(`${derived}-${hash.slice(0, 8)}.md`) : derived };
}
