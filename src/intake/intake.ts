import type { Briefing } from '../briefings/briefing.ts';
import { formatProblem, type Problem } from '../briefings/briefing-error.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createFolder } from './folder/folder.ts';
import { watchFolder } from './folder/watch.ts';
import type { IntakeMemory } from './memory.ts';

/** What intake works with. */
export type IntakeParts = {
  /** The folder of briefings. */
  folder: string;
  clock: Clock;
  log: Log;
  memory: IntakeMemory;
  /** Takes all briefings there are, each time something changed; one call at a time, again until it resolves. */
  onChange(briefings: readonly Briefing[]): Promise<void>;
};

/** Where briefings come from, while it runs. */
export type Intake = {
  /** What cannot be read now, one line each: where, what, and how to mend it. */
  problems(): readonly string[];
  /** The briefings of the folder by the paths of their files. */
  files(): ReadonlyMap<string, Briefing>;
  /** Ends the watching; resolves once nothing is under way any more. */
  close(): Promise<void>;
};

/** Without being told of a change the folder is looked at this often, in ms: some disks tell nobody. */
const LOOK = 10_000;
/** What comes at once is looked at once, in ms. */
const BREATH = 50;
/** Longest wait between tries to hand over what changed, in ms. */
const LONGEST = 60_000;

/**
 * Reads the folder, hands what it holds to `onChange`, and then goes on doing so with every change, until `close`.
 * Rejects when the first reading cannot be handed over.
 */
export async function startIntake(parts: IntakeParts): Promise<Intake> {
  const { clock, log } = parts;
  const folder = createFolder(parts.folder, parts.memory, clock.now);
  const stopped = new AbortController();
  const named = new Set<string>();
  let woken = new AbortController();
  const wake = (): void => woken.abort();

  async function handOver(): Promise<void> {
    report(folder.problems());
    await parts.onChange([...folder.briefings().values()]);
  }

  function report(problems: readonly Problem[]): void {
    const now = new Map(problems.map((problem) => [formatProblem(problem), problem]));
    for (const [line, { file }] of now) if (!named.has(line)) log.error({ file }, line);
    for (const line of named) {
      if (now.has(line)) continue;
      named.delete(line);
      log.info({ was: line }, 'mended');
    }
    for (const line of now.keys()) named.add(line);
  }

  async function run(): Promise<void> {
    let wait = LOOK;
    let failures = 0;
    let owed = false;
    while (!stopped.signal.aborted) {
      await clock.wait(wait, AbortSignal.any([woken.signal, stopped.signal]));
      await clock.wait(BREATH, stopped.signal);
      if (stopped.signal.aborted) return;
      woken = new AbortController();
      try {
        const { changed, lookAgain = LOOK } = await folder.look();
        owed ||= changed;
        if (owed) await handOver();
        owed = false;
        failures = 0;
        wait = lookAgain;
      } catch (err) {
        failures += 1;
        wait = Math.min(LONGEST, 500 * 2 ** failures);
        log.error({ err, waitMs: wait }, 'briefings changed and could not be taken in; trying again');
      }
    }
  }

  // Whoever starts the bot right after writing its files means them to be there from the beginning.
  for (let tries = 0; tries < 4; tries += 1) {
    const { lookAgain } = await folder.look();
    if (lookAgain === undefined) break;
    await clock.wait(lookAgain);
  }
  await handOver();
  const watcher = await watchFolder(parts.folder, wake, (err) =>
    log.warn({ err }, `the folder cannot be watched; it is looked at every ${LOOK / 1000} s`),
  );
  // What changed between the reading and the watching told nobody.
  wake();
  const running = run();
  return {
    problems: () => folder.problems().map(formatProblem),
    files: folder.briefings,
    async close() {
      stopped.abort();
      await watcher.close();
      await running;
    },
  };
}
