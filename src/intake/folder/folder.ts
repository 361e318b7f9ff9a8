import { basename } from 'node:path';
import type { Briefing } from '../../briefings/briefing.ts';
import { fileProblem, type Problem } from '../../briefings/briefing-error.ts';
import { type Parse, type ReadFile, readBriefing } from '../../briefings/briefing-file.ts';
import { causeOf } from '../../briefings/error-code.ts';
import type { IntakeMemory } from '../memory.ts';
import { identify } from './identify.ts';
import type { GoodFile, Known } from './known.ts';
import { lookAt, nodeOf, type Sight } from './look.ts';
import { createSettler } from './settle.ts';

/** What a look found: whether anything changed that readers or operators would notice, and when to look again, in ms. */
export type Looked = { changed: boolean; lookAgain?: number | undefined };

/** A folder of briefings, as it was at the last look. */
export type Folder = {
  /** Reads what changed and is whole. Rejects only when the memory does, never because of what is in the folder. */
  look(): Promise<Looked>;
  /** What is served, by path. A file that went bad is served as it last was when good. */
  briefings(): ReadonlyMap<string, Briefing>;
  /** What is wrong now, in order of the paths. */
  problems(): readonly Problem[];
};

/** While the folder itself is away, nothing tells of its return, so it is looked for this often, in ms. */
const RETURN = 1_000;

const SERVED = 'what was last read is still served';
const REFILL = 'Put the other back, or a briefing into this one; if it is to stay empty, start the bot again';

/** `unread`: reading is tried again at each look, as long as the file looks the same. */
type State = { good: GoodFile | undefined; problems: readonly Problem[]; stamp: string; unread: boolean };

/** Makes a folder that has not been looked at yet. `parse` reads its files. */
export function createFolder(folder: string, memory: IntakeMemory, now: () => number, parse: Parse): Folder {
  const settler = createSettler();
  const states = new Map<string, State>();
  let known: ReadonlyMap<string, Known> = new Map();
  let remembered = '';
  let served: ReadonlyMap<string, Briefing> = new Map();
  let problems: readonly Problem[] = [];
  let unlisted = false;
  /** Which folder it was when it last counted. */
  let full: string | undefined;
  /** What came to rest and is not taken in yet, with its stamp then; `undefined` when it was gone. */
  const due = new Map<string, string | undefined>();

  async function look(): Promise<Looked> {
    const sights = await sightsNow();
    if ('problem' in sights) {
      const changed = !unlisted;
      unlisted = true;
      problems = [sights.problem];
      return { changed, lookAgain: RETURN };
    }
    const settled = settler.settle(sights, now());
    const reread = await readAgain(sights);
    // What settled is not reported again, so it stays due until all is done: the memory may fail half-way.
    for (const path of [...settled.paths, ...reread.keys()]) due.set(path, sights.get(path)?.stamp);
    if (!due.size && !unlisted) return { changed: false, lookAgain: settled.lookAgain };
    known = await knownNow();
    for (const [path, stamp] of due) {
      const sight = sights.get(path);
      // A file that changed meanwhile may be half written, and comes to rest once more.
      if (sight?.stamp === stamp) await take(path, sight, reread.get(path));
    }
    await identifyAll();
    due.clear();
    unlisted = false;
    return { changed: true, lookAgain: settled.lookAgain };
  }

  async function sightsNow(): Promise<Map<string, Sight> | { problem: Problem }> {
    try {
      const node = await nodeOf(folder);
      const sights = await lookAt(folder);
      // A lost mount leaves this behind; nobody removed a file.
      if (!sights.size && states.size && node !== full)
        return { problem: fileProblem(folder, `an empty folder has taken its place; ${SERVED}`, REFILL) };
      full = node;
      return sights;
    } catch (error) {
      const found = `the folder cannot be read (${causeOf(error)}); ${SERVED}`;
      return { problem: fileProblem(folder, found, 'Put it back, or check who may read it') };
    }
  }

  /** What is remembered, also by another process that saw a file sooner, together with which file each is here. */
  async function knownNow(): Promise<ReadonlyMap<string, Known>> {
    const rows = await memory.files();
    return new Map(rows.map((row) => [row.name, { ...row, node: known.get(row.name)?.node }]));
  }

  /**
   * The files that can be read now and could not before, although nobody changed them: the disk was away, or the
   * machine short of something.
   */
  async function readAgain(sights: ReadonlyMap<string, Sight>): Promise<Map<string, ReadFile>> {
    const out = new Map<string, ReadFile>();
    for (const [path, { stamp, unread }] of states) {
      // A file that did change may be half written, and is taken when it is whole.
      if (!unread || sights.get(path)?.stamp !== stamp) continue;
      const read = await readBriefing(path, parse);
      if (!isUnread(read)) out.set(path, read);
    }
    return out;
  }

  async function take(path: string, sight: Sight | undefined, reread: ReadFile | undefined): Promise<void> {
    if (!sight) {
      states.delete(path);
      return;
    }
    const read = reread ?? (await readBriefing(path, parse));
    const { stamp, node } = sight;
    states.set(
      path,
      read.briefing
        ? {
            good: { path, briefing: read.briefing, hash: read.hash, node },
            problems: [],
            stamp,
            unread: false,
          }
        : { good: await lastGood(path, sight), problems: read.problems, stamp, unread: read.unread },
    );
  }

  async function lastGood(path: string, { node }: Sight): Promise<GoodFile | undefined> {
    const before = states.get(path)?.good;
    if (before) return before;
    const name = basename(path);
    const row = known.get(name) ?? [...known.values()].find((one) => node && one.node === node);
    const briefing = row && (await memory.lastGood(row.id));
    return row && briefing && { path, briefing, hash: row.hash, node };
  }

  async function identifyAll(): Promise<void> {
    const files = [...states.values()].flatMap(({ good }) => good ?? []);
    const present = new Set([...states.keys()].map((path) => basename(path)));
    const found = identify(files, known, present);
    const rows = [...found.known.values()].map(({ name, id, hash }) => ({ name, id, hash }));
    const print = JSON.stringify(rows);
    if (print !== remembered) await memory.remember(rows);
    remembered = print;
    known = found.known;
    served = found.briefings;
    problems = [...[...states.values()].flatMap((state) => state.problems), ...found.problems].sort(
      (a, b) => Number(a.file > b.file) - Number(a.file < b.file),
    );
  }

  return { look, briefings: () => served, problems: () => problems };
}

const isUnread = (read: ReadFile): boolean => !read.briefing && read.unread;
