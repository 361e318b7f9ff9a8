import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isMistyped, mistyped } from '../../src/terminal/program.ts';

/**
 * What was typed after the name of a script that has the process for itself. `--help` says how it is typed, `npm run` with `usage`, and ends it well;
 * what the script does not have ends it with 1.
 */
export function typed<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  const says = `Type it as: npm run ${usage}`;
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(says);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    if (!isMistyped(error)) throw error;
    console.error(mistyped(error, says));
    process.exit(1);
  }
}
