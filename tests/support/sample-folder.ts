import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { REAL_BRIEFING } from './real-briefing.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder with the briefing that the project brings, and none of those that somebody put beside it. */
export async function sampleFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await copyFile(REAL_BRIEFING, join(folder, basename(REAL_BRIEFING)));
  return folder;
}
