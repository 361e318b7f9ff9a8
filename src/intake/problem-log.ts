import type { Log } from '../log.ts';

/** Makes the function that takes all lines on what is wrong now, and logs each once: when it comes up, and when it is mended. */
export function createProblemLog(log: Log): (lines: readonly string[]) => void {
  let named: ReadonlySet<string> = new Set();
  return (lines) => {
    const now = new Set(lines);
    for (const line of now.difference(named)) log.error(line);
    for (const line of named.difference(now)) log.info({ was: line }, 'mended');
    named = now;
  };
}
