import { expect, test } from 'vitest';
import { archiveOf } from '../../../src/intake/feeds/archive.ts';

const SEEN = Date.UTC(2026, 10, 2, 8);
const item = (date: number) => ({ key: '1', title: 'A', content: { plain: 'A.' }, topics: [], date });

test('an item is archive when it is from before its feed was first seen, and not from that very moment', () => {
  const isArchive = archiveOf([], false, SEEN);
  expect([isArchive(item(SEEN - 1)), isArchive(item(SEEN))]).toEqual([true, false]);
});
