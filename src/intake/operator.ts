import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { formatProblem, type Problem } from '../briefings/briefing-error.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { IntakeMemory } from './memory.ts';

/** What telling the operator works with. */
export type OperatorParts = {
  memory: Pick<IntakeMemory, 'told' | 'tell'>;
  clock: Clock;
  log: Log;
  /** Whether this process can tell somebody now. In a fleet, one does it for all. */
  canSay(): boolean;
  /** Tells the operator that these lines are wrong now or, if there are none, that nothing is any more. */
  say(lines: readonly string[]): Promise<void>;
};

/** Tells whoever runs the bot which files cannot be read. */
export type Operator = {
  /** Takes everything that is wrong with files now. */
  problems(all: readonly Problem[]): void;
  close(): Promise<void>;
};

/** Whoever wrote a file may be mending it already, so nobody is told for so many ms. */
const PATIENCE = 30_000;

/** Starts telling: each problem once, also across restarts, and once when the last of them is mended. */
export function startOperator({ memory, clock, log, canSay, say }: OperatorParts): Operator {
  const stopped = new AbortController();
  let lines: readonly string[] | undefined;
  let woken = new AbortController();

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      if (lines === undefined)
        await new Promise((resolve) => woken.signal.addEventListener('abort', resolve));
      await clock.wait(PATIENCE, stopped.signal);
      if (stopped.signal.aborted || !canSay()) continue;
      woken = new AbortController();
      const now = lines ?? [];
      lines = undefined;
      await tell(now).catch((err: unknown) =>
        log.warn({ err }, 'the operator could not be told of bad files'),
      );
    }
  }

  async function tell(now: readonly string[]): Promise<void> {
    const told = new Set(await memory.told());
    const prints = now.map(printOf);
    const news = now.filter((_, at) => !told.has(prints[at] ?? ''));
    if (!news.length && prints.length === told.size) return;
    // Remembered first: to be told too seldom leaves a line on /readyz, to be told again and again is a nuisance.
    await memory.tell(prints);
    if (news.length || !now.length) await say(news);
  }

  const running = run();
  return {
    problems(all) {
      lines = all.map((problem) => formatProblem({ ...problem, file: basename(problem.file) }));
      woken.abort();
    },
    async close() {
      stopped.abort();
      woken.abort();
      await running;
    },
  };
}

const printOf = (line: string): string => createHash('sha256').update(line).digest('base64url').slice(0, 16);
