import { statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the system offers memory as a folder: no test cuts the power, and hundreds of databases wait for the disk at each write. */
function roomy(folder: string): string {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 2 ** 30 ? folder : tmpdir();
  } catch {
    return tmpdir();
  }
}

// The tests, and the processes that they start, need not compile again what another has compiled.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

/** What takes longest begins first, so that nobody waits for it alone at the end. */
const LONG = /[\\/](?:torture|quality|end-to-end)[\\./]/;
const late = ({ moduleId }: TestSpecification): number => Number(!LONG.test(moduleId));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => late(a) - late(b));
  }
}

export default defineConfig({
  // Left to itself Vitest takes the slower builds that some packages have for debugging, and nobody's bot runs.
  plugins: [
    {
      name: 'packages-as-they-run',
      configResolved: ({ ssr }) => void ssr.resolve?.conditions?.splice(0, Number.POSITIVE_INFINITY, 'node'),
    },
  ],
  test: {
    include: ['tests/**/*.test.ts'],
    // They need a browser: npm run test:browser.
    exclude: ['tests/browser/**'],
    setupFiles: ['tests/support/seed.ts', 'tests/support/conform.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    env: { TMPDIR: roomy('/dev/shm') },
    // Loading discord.js anew for each file would take as long as half of the tests.
    isolate: false,
    // The tests of a file run in another order than they are written in, so that none comes to rely on what one before it left.
    sequence: { sequencer: LongFirst, shuffle: { tests: true }, seed: 1 },
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Many tests wait, for sockets and other processes, more than they compute.
    maxWorkers: 2 * availableParallelism(),
    // Only a test that fails waits so long; on a busy machine the usual seconds are too few.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
