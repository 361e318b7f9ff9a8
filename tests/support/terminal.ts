import { readConfig } from '../../src/config.ts';
import { attempt, type Program } from '../../src/terminal/program.ts';
import { oneReader } from './one-reader.ts';

/** Runs a program of the terminal in this process, and gives what its own would end with. */
export async function runProgram(
  work: Program,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ status: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const ok = await attempt(work, {
    words,
    config: () => readConfig(environment),
    reader: () => ({ ...oneReader, close: async () => {} }),
    say: (text) => {
      stdout += `${text}\n`;
    },
    complain: (text) => {
      stderr += `${text}\n`;
    },
  });
  return { status: ok ? 0 : 1, stdout, stderr };
}
