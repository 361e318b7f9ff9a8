import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Starts a real Chromium: the one `CHROMIUM_PATH` names, or one in the usual places. Throws with how to get one. */
export async function openChromium(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(environment['CHROMIUM_PATH'], existsSync),
    // Chromium's sandbox does not start for root, as which most containers run.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** Where Chromium is: `wanted`, or the first of the usual places that `exists`. Throws with how to get one. */
export function chromiumPath(wanted: string | undefined, exists: (path: string) => boolean): string {
  const found = (wanted ? [wanted] : USUAL_PLACES).find(exists);
  if (found !== undefined) return found;
  const why = wanted
    ? `CHROMIUM_PATH is ${wanted}, and there is no such file.`
    : 'No Chromium was found for the browser tests.';
  throw new Error(
    `${why} On Debian: apt-get install chromium. Elsewhere install Chromium or Chrome, and if it is not found by itself, name it: CHROMIUM_PATH=/path/to/chromium npm run test:browser`,
  );
}
