import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { bareEnvironment } from './bare-environment.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The bot running as a process of its own; it ends with the test. */
export type BotProcess = {
  output(): string;
  said(words: string | RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  code: Promise<number | null>;
  /** Resolves once nothing that it started holds its output any more. */
  gone: Promise<unknown>;
};

/** The bot as a process of its own, with this environment, a state of its own, and nothing from ours but the path. */
export const startProcess = (environment: Record<string, string>, ...words: string[]): Promise<BotProcess> =>
  start(environment, process.execPath, 'src/start.js', ...words);

/** The same, logged in at this Discord; resolves once it is ready. */
export async function startReady(
  { token, apiUrl }: Pick<LocalDiscord, 'token' | 'apiUrl'>,
  environment: Record<string, string> = {},
): Promise<BotProcess> {
  const bot = await startProcess({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, ...environment });
  await bot.said('"msg":"ready"');
  return bot;
}

/** The same by `npm start`: signals go to npm. */
export const startByNpm = (environment: Record<string, string>): Promise<BotProcess> =>
  start(environment, 'npm', 'start');

async function start(
  environment: Record<string, string>,
  program: string,
  ...words: string[]
): Promise<BotProcess> {
  const stateDir = await temporaryFolder();
  const child = spawn(program, words, {
    env: { ...bareEnvironment(), STATE_DIR: stateDir, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of [...waiting]) look();
    });
  }
  return {
    output: () => output,
    said: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = new RegExp(words).exec(output);
          if (found) resolve(found);
        };
        waiting.add(look);
        child.once('exit', () => reject(new Error(`it ended without saying ${words}:\n${output}`)));
        look();
      }),
    signal: (name) => void child.kill(name),
    code: once(child, 'exit').then(([code]) => code),
    gone: once(child, 'close'),
  };
}
