import { readConfig } from '../../src/config.ts';
import type { Reader } from '../../src/intake/reader.ts';
import { attempt, type Program } from '../../src/terminal/program.ts';
import { oneReader } from './one-reader.ts';

/** Runs a program of the terminal in this process, and gives what its own would end with. */
export async function runProgram(
  work: Program,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  reader: () => Reader = () => ({ ...oneReader, close: async () => {} }),
): Promise<{ status: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const ok = await attempt(work, {
    words,
    config: () => readConfig(environment),
    reader,
    say: (text) => {
      stdout += `${text}\n`;
    },
    complain: (text) => {
      stderr += `${text}\n`;
    },
  });
  return { status: ok ? 0 : 1, stdout, stderr };
}
