import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/needs-chromium.ts'],
    setupFiles: ['tests/support/conform.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    // A browser each; the files wait for pages more than they compute.
    maxWorkers: 2,
    // Only a test that fails waits so long; on a busy machine the usual seconds are too short.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
