import { readConfig } from '../../src/config.ts';
import { createReader } from '../../src/intake/reader.ts';
import { attempt, type Program } from '../../src/terminal/program.ts';

// What its thread has to load takes longer than all that a test reads, so all share one.
const reader = createReader();

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
    reader: () => ({ ...reader, close: async () => {} }),
    say: (text) => {
      stdout += `${text}\n`;
    },
    complain: (text) => {
      stderr += `${text}\n`;
    },
  });
  return { status: ok ? 0 : 1, stdout, stderr };
}
