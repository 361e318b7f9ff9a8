import { ConfigError } from '../config.ts';
import { StorageError } from '../storage/storage-error.ts';

/** Says what went wrong; the process ends with 1 once it is done. */
export function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

/** Runs a program of the terminal: an error that the person can mend is said in its own words, without a stack. */
export async function program(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof StorageError) fail(error.message);
    else throw error;
  }
}
