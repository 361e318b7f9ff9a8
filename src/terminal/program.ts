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
    if (error instanceof ConfigError || error instanceof StorageError || isMistyped(error))
      fail(error.message);
    else throw error;
  }
}

/** Whether an option was typed that does not exist, or without what it needs. */
export const isMistyped = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
