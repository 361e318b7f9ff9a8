import { expect, test } from 'vitest';
import { createAllowance } from '../../src/delivery/allowance.ts';
import { MINUTE, NOW } from '../support/started-worker.ts';

test('of a hundred answers in ten minutes a try may cost three, and each counts for those ten minutes', () => {
  const { spend, tries, nextAt } = createAllowance();
  expect(tries(NOW)).toBe(33);
  spend(NOW);
  expect(tries(NOW)).toBe(33);
  spend(NOW + MINUTE);
  expect(tries(NOW + MINUTE)).toBe(32);
  for (let spent = 2; spent < 98; spent += 1) spend(NOW + MINUTE);
  expect(tries(NOW + MINUTE)).toBe(0);
  expect(nextAt(NOW + MINUTE)).toBe(NOW + 10 * MINUTE);
  expect(tries(NOW + 10 * MINUTE - 1)).toBe(0);
  expect(tries(NOW + 10 * MINUTE)).toBe(1);
});

test('what was spent by a clock that was ahead counts no more once it is set right', () => {
  const { spend, tries } = createAllowance();
  for (let spent = 0; spent < 100; spent += 1) spend(NOW + MINUTE);
  expect(tries(NOW)).toBe(33);
});
