import { expect, test } from 'vitest';
import { nearName } from '../../src/briefings/near-name.ts';

test('a name is near by so many slips, the nearest first, then the first of equally near ones', () => {
  expect(nearName(['title', 'topics', 'topic'], 'topik', 2)).toBe('topic');
  expect(nearName(['date', 'data'], 'dat', 1)).toBe('date');
  expect(nearName(['source'], 'sorce', 1)).toBe('source');
  expect(nearName(['source'], 'sorc', 1)).toBeUndefined();
  expect(nearName(['source'], 'x'.repeat(100_000), 2)).toBeUndefined();
});
