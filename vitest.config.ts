import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They need a browser: npm run test:browser.
    exclude: ['tests/browser/**'],
    reporters: ['default', './tests/closing-line.ts'],
    testTimeout: 20_000,
  },
});
