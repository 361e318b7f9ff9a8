import { expect, test } from 'vitest';
import { createHolds, EVERYTHING } from '../../src/delivery/holds.ts';
import { MINUTE, NOW } from '../support/started-worker.ts';

test('a pause lasts until its end, and a shorter one asked for meanwhile does not shorten it', () => {
  const { hold, heldUntil } = createHolds();
  hold(EVERYTHING, NOW, MINUTE);
  hold(EVERYTHING, NOW + 1000, 1000);
  expect(heldUntil(EVERYTHING, NOW + MINUTE - 1)).toBe(NOW + MINUTE);
  expect(heldUntil(EVERYTHING, NOW + MINUTE)).toBeUndefined();
  hold(EVERYTHING, NOW + MINUTE, 1000);
  expect(heldUntil(EVERYTHING, NOW + MINUTE)).toBe(NOW + MINUTE + 1000);
});

test('a pause by a clock that was ahead is forgotten when it is set right, and lengthens no other', () => {
  const { hold, heldUntil } = createHolds();
  hold('post 1', NOW + 1000 * MINUTE, MINUTE);
  expect(heldUntil('post 1', NOW)).toBeUndefined();
  hold('post 1', NOW, MINUTE);
  expect(heldUntil('post 1', NOW)).toBe(NOW + MINUTE);
});
