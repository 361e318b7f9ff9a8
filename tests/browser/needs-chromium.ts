import { existsSync } from 'node:fs';
import { chromiumPath } from './chromium.ts';

/** Before any browser test: without a browser, all there is to say is how to get one. */
export function setup(): void {
  try {
    chromiumPath(process.env['CHROMIUM_PATH'], existsSync);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
