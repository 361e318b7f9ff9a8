import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { BriefingError } from '../briefings/briefing-error.ts';
import type { Parse } from '../briefings/briefing-file.ts';
import { codeOf } from '../briefings/error-code.ts';
import { retract, unretract } from '../briefings/retract.ts';
import { writeWhole } from './write-file.ts';

/** How many times it is tried again when somebody saves the file in the middle of it. */
const TRIES = 5;

/**
 * Retracts the briefing of a file or undoes that, and keeps everything else in the file as it is at that moment.
 * `by-hand`, having written nothing, when the file would not be read that way afterwards, is never left alone, or leads
 * out of its folder; `gone` when it is not there.
 */
export async function retractFile(
  path: string,
  wanted: boolean,
  parse: Parse,
): Promise<'done' | 'gone' | 'by-hand'> {
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await readFile(path);
      const after = rewritten(before, wanted);
      const { retracted: _, ...was } = await parse(before, path);
      const { retracted = false, ...is } = await parse(after, path);
      if (retracted !== wanted || !isDeepStrictEqual(is, was)) return 'by-hand';
      if ((await writeWhole(path, after, before)) === 'done') return 'done';
    }
    return 'by-hand';
  } catch (error) {
    if (error instanceof BriefingError) return 'by-hand';
    if (codeOf(error) === 'ENOENT') return 'gone';
    throw error;
  }
}

function rewritten(bytes: Uint8Array, wanted: boolean): Uint8Array {
  // Served files are UTF-8. The byte order mark stays.
  const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return new TextEncoder().encode(wanted ? retract(file) : unretract(file));
}
