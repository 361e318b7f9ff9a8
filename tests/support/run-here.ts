import { expect, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { run } from '../../src/run.ts';
import { oneReader } from './one-reader.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The whole bot running in this process; it ends with the test. */
type HereRunning = {
  /** All that it logged and said. */
  output(): string;
  /** Resolves once it has logged or said this. */
  said(words: string): Promise<void>;
  stop(): void;
  /** Resolves when all is put away; rejects with what ended it. */
  ended: Promise<void>;
};

/** What `npm start` runs, with this environment and a state of its own. */
export async function runHere(environment: Readonly<Record<string, string>>): Promise<HereRunning> {
  const stop = new AbortController();
  let output = '';
  const say = (text: string): void => {
    output += text;
  };
  const config = readConfig({ STATE_DIR: await temporaryFolder(), ...environment });
  const log = createLog('info', { write: say });
  const ended = run(config, { clock: systemClock, log, say, reader: oneReader }, stop.signal);
  // Whoever looks at how it ended may do so later.
  ended.catch(() => {});
  onTestFinished(() => {
    stop.abort();
    return ended.catch(() => {});
  });
  return {
    output: () => output,
    said: (words) =>
      Promise.race([expect.poll(() => output, { interval: 10 }).toContain(words), ended.then(() => {})]),
    stop: () => stop.abort(),
    ended,
  };
}
