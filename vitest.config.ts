import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They need a browser: npm run test:browser.
    exclude: ['tests/browser/**'],
    setupFiles: ['tests/support/seed.ts', 'tests/support/conform.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    // Loading discord.js anew for each file would take as long as half of the tests.
    isolate: false,
    // Many tests wait, for sockets and other processes, more than they compute.
    maxWorkers: 2 * availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Only a test that fails waits so long; on a busy machine the usual second is too short.
    expect: { poll: { timeout: 15_000 } },
  },
});
