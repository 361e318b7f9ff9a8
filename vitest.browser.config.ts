import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
