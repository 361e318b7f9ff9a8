import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/needs-chromium.ts'],
    setupFiles: ['tests/support/conform.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    // A browser each; the files wait for pages more than they compute.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
