import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Briefing } from '../../src/briefings/briefing.ts';
import type { Parse } from '../../src/briefings/briefing-file.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { createFolder } from '../../src/intake/folder/folder.ts';
import { forgetfulMemory, type IntakeMemory } from '../../src/intake/memory.ts';
import { manualClock } from './manual-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A file that did not change for so long counts as whole, in ms. */
export const WHOLE = 700;

/** A folder of its own, watched, that ends with the test. */
export async function someFolder(memory: IntakeMemory = forgetfulMemory(), parse: Parse = parseBriefing) {
  const path = await temporaryFolder();
  return { ...watched(path, memory, parse), path, memory };
}

/** What is made of a folder's files, by a clock that stands still. */
export function watched(path: string, memory: IntakeMemory, parse: Parse = parseBriefing) {
  const clock = manualClock(Date.now());
  const folder = createFolder(path, memory, clock.now, parse);
  const write = (name: string, text: string | Uint8Array) => writeFile(join(path, name), text);
  /** Looks, lets everything come to rest, and looks again. */
  const rest = async () => {
    await folder.look();
    await clock.advance(WHOLE);
    return folder.look();
  };
  const ids = () => [...folder.briefings().values()].map(({ id }) => id).sort();
  /** The first text of each, by its id. */
  const texts = () =>
    Object.fromEntries([...folder.briefings().values()].map((one) => [one.id, says(one)?.[0]]));
  const named = () => folder.problems().map(({ file, found }) => `${file.slice(path.length + 1)}: ${found}`);
  return { clock, folder, write, rest, ids, texts, named };
}

/** The texts of a briefing. */
export const says = (briefing: Briefing | undefined) => briefing?.entries.map(({ text }) => text.plain);
