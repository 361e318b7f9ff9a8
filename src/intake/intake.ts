import type { Briefing } from '../briefings/briefing.ts';
import { formatProblem, type Problem } from '../briefings/briefing-error.ts';
import type { Parse } from '../briefings/briefing-file.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type FeedsParts, openFeeds } from './feeds/feeds.ts';
import { createFolder } from './folder/folder.ts';
import { watchFolder } from './folder/watch.ts';
import { createGathering } from './gathering.ts';
import type { IntakeMemory } from './memory.ts';
import { createProblemLog } from './problem-log.ts';

/** What intake works with. */
export type IntakeParts = {
  /** The folder of briefings. */
  folder: string;
  /** Reads the folder's files. */
  parse: Parse;
  clock: Clock;
  log: Log;
  memory: IntakeMemory;
  /** Gets what is wrong with files of the folder, each time something changed. */
  onProblems(problems: readonly Problem[]): void;
  /** Feeds to follow beside the folder. */
  feeds: Omit<FeedsParts, 'clock' | 'log' | 'onChange'>;
  /**
   * Takes all briefings there are, each time something changed: one call at a time, repeated until it resolves.
   * `fromFeeds` are the ids of what feeds brought; `archived` are those of them that are no news.
   */
  onChange(
    briefings: readonly Briefing[],
    archived: readonly string[],
    fromFeeds: readonly string[],
  ): Promise<void>;
};

/** Where briefings come from, while it runs. */
export type Intake = {
  /** What cannot be read now, one line each: where, what, and how to mend it. */
  problems(): readonly string[];
  /** The briefings of the folder by the paths of their files. */
  files(): ReadonlyMap<string, Briefing>;
  /**
   * Retracts a briefing from a feed, or undoes that, whatever its feed says later. Resolves with false, and does
   * nothing, when no feed has it.
   */
  retract(id: string, retracted: boolean): Promise<boolean>;
  /** Ends the watching. Resolves once nothing is under way any more. */
  close(): Promise<void>;
};

/** How often the folder is looked at without a sign of change, in ms, because some disks give none. */
const LOOK = 5_000;
/** What comes within so many ms is looked at together. */
const BREATH = 50;
/** Longest wait between tries to hand over what changed, in ms. */
const LONGEST = 60_000;

/**
 * Reads the folder and what is remembered of the feeds, hands all of it to `onChange`, and does so again with every
 * change, until `close`. Rejects when the first reading cannot be handed over.
 */
export async function startIntake(parts: IntakeParts): Promise<Intake> {
  const { clock, log } = parts;
  const folder = createFolder(parts.folder, parts.memory, clock.now, parts.parse);
  const logProblems = createProblemLog(log);
  const stopped = new AbortController();
  let woken = new AbortController();
  let owed = false;
  const wake = (): void => woken.abort();
  const somethingChanged = (): void => {
    owed = true;
    wake();
  };
  const feeds = await openFeeds({ ...parts.feeds, clock, log, onChange: somethingChanged });
  const gathering = createGathering(folder, feeds, parts.memory);
  const problems = (): string[] => [...folder.problems().map(formatProblem), ...feeds.problems()];

  async function handOver(): Promise<void> {
    logProblems(problems());
    parts.onProblems(folder.problems());
    const { briefings, archived, fromFeeds } = await gathering.gather();
    await parts.onChange(briefings, archived, fromFeeds);
  }

  async function run(): Promise<void> {
    let wait = LOOK;
    let failures = 0;
    while (!stopped.signal.aborted) {
      await clock.wait(wait, AbortSignal.any([woken.signal, stopped.signal]));
      await clock.wait(BREATH, stopped.signal);
      if (stopped.signal.aborted) return;
      woken = new AbortController();
      try {
        await watcher.refresh();
        const { changed, lookAgain = LOOK } = await folder.look();
        owed ||= changed || (await gathering.othersRetracted());
        if (owed) {
          owed = false;
          await handOver().catch((error: unknown) => {
            owed = true;
            throw error;
          });
        }
        failures = 0;
        wait = lookAgain;
      } catch (err) {
        failures += 1;
        wait = Math.min(LONGEST, 500 * 2 ** failures);
        log.error({ err, waitMs: wait }, 'briefings changed and could not be taken in; trying again');
      }
    }
  }

  // Whoever starts the bot right after writing its files wants them to be there from the beginning.
  for (let tries = 0; tries < 4; tries += 1) {
    const { lookAgain } = await folder.look();
    if (lookAgain === undefined) break;
    await clock.wait(lookAgain);
  }
  await handOver();
  const watcher = await watchFolder(parts.folder, wake, (err) =>
    log.warn({ err }, `the folder cannot be watched; it is looked at every ${LOOK / 1000} s`),
  );
  // A change between the reading and the watching gave no sign.
  wake();
  const running = run();
  feeds.follow();
  return {
    problems,
    files: folder.briefings,
    async retract(id, retracted) {
      if (!feeds.briefings().some((one) => one.id === id)) return false;
      await parts.memory.retract(id, retracted);
      somethingChanged();
      return true;
    },
    async close() {
      stopped.abort();
      await feeds.close();
      await watcher.close();
      await running;
    },
  };
}
