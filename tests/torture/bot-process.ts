import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import packageJson from '../../package.json' with { type: 'json' };
import { bareEnvironment } from '../support/bare-environment.ts';

/** A bot in a process of its own, to be killed. */
export type BotProcess = {
  pid: number;
  /** Pushes its clock. */
  advance(ms: number): void;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  alive(): boolean;
  /** The lines it logged as errors. Nothing that Discord or a killer does is one. */
  errors(): readonly string[];
  /** The end of what it logged. */
  lastWords(): string;
};

const KEPT = 20_000;
/** Those that `npm start` gives to Node. */
const NODE_FLAGS = packageJson.scripts.start.match(/--\S+/g) ?? [];

/** Starts the bot with this environment and nothing of ours but the path, its clock so many ms ahead. */
export function startBotProcess(environment: Record<string, string>, ahead: number): BotProcess {
  const child: ChildProcess = fork(new URL('steered-bot.ts', import.meta.url), {
    env: { ...bareEnvironment(), LOG_LEVEL: 'info', CLOCK_AHEAD: String(ahead), ...environment },
    execArgv: NODE_FLAGS,
    silent: true,
  });
  const gone = once(child, 'exit');
  let output = '';
  const errors: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT);
    });
    createInterface(stream).on('line', (line) => {
      if (line.includes('"level":"error"')) errors.push(line);
    });
  }
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    alive,
    errors: () => errors,
    lastWords: () => output,
    advance: (ms) => void (alive() && child.connected && child.send(ms)),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
