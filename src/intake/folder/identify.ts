import { basename } from 'node:path';
import type { Briefing } from '../../briefings/briefing.ts';
import type { Problem } from '../../briefings/briefing-error.ts';
import { idTaken, isCopy } from '../../briefings/briefing-file.ts';
import { byName, idFromFile, withId } from '../../briefings/identity.ts';
import { partCopies } from './copies.ts';
import type { GoodFile, Known } from './known.ts';
import { movesAmong } from './moves.ts';

/** Files with the briefings they are, problems of copies and of those whose id another has, and what is known now, by name. */
export type Identified = {
  briefings: ReadonlyMap<string, Briefing>;
  problems: readonly Problem[];
  known: ReadonlyMap<string, Known>;
};

/**
 * Decides which briefing each file is: what its `id` says; else what it was under the name of another file; else what a
 * file of that name was before; else what a file that is gone was, if it is that file or has its words (it was renamed);
 * else what its name says. Of two files with one id the one that had it before keeps it. A new file with the bytes that another has,
 * or had at the last look, is a copy and no briefing until it changes or the other is gone. `present` are the names of all files
 * there are, bad ones too.
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
  // Their names say nothing any more.
  for (const { name } of moves.values()) known.delete(name);
  const gone = [...known.values()].filter(({ name }) => !present.has(name));
  const held = new Set([...rows.values()].filter(({ name }) => present.has(name)).map(({ id }) => id));
  const had = ({ path, briefing }: GoodFile): boolean => {
    if (moves.has(basename(path))) return true;
    const was = rows.get(basename(path));
    return was !== undefined && (was.id === briefing.id || briefing.id === idFromFile(path));
  };
  /** Which file has these bytes, or had them at the last look. */
  const pathWith = new Map(files.map(({ path }) => [known.get(basename(path))?.hash, path]));
  /** Which file a new one is a copy of. */
  const originalOf = (file: GoodFile): string | undefined => {
    // A file that is gone may have had them too, and this be it under another name.
    if (had(file) || gone.some((one) => known.has(one.name) && one.hash === file.hash)) return undefined;
    return pathWith.get(file.hash) ?? pathOf.get(copyOf.get(basename(file.path)) ?? '');
  };
  // Whoever had its id before is asked first, so that a newcomer never takes it away.
  const ordered = [...files].sort((a, b) => Number(had(b)) - Number(had(a)) || byName(a.path, b.path));
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

/** `was`: the name of the file that is gone whose briefing it is. */
type Identity = { id: string; was?: string | undefined };

/** What is known but for files that moved, what of it is of files that are gone, and the ids that files had which are there still. */
type Left = { known: ReadonlyMap<string, Known>; gone: readonly Known[]; held: ReadonlySet<string> };

function idOf({ briefing, hash, node }: GoodFile, name: string, { known, gone, held }: Left): Identity {
  const derived = idFromFile(name);
  const same = known.get(name);
  // Thousands of files are what they were, and for none of them is a file looked for that is gone.
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
