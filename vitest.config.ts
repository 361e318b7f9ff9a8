import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They need a browser: npm run test:browser.
    exclude: ['tests/browser/**'],
    reporters: ['default', './tests/closing-line.ts'],
    // By default one core is left idle.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
  },
});
