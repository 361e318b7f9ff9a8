import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFile, anyName } from './any-file.ts';
import { checkPromises } from './promises.ts';

// The same by the million: npm run fuzz:briefings
test('any file is a briefing that can be written and read again unchanged, or refused with reasons', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyFile, anyName, (bytes, name) => {
      if (checkPromises(bytes, name)) accepted += 1;
    }),
    { numRuns: 800 },
  );
  expect(accepted).toBeGreaterThan(160);
});
