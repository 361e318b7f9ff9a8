import { expect, test } from 'vitest';
import { archiveOf } from '../../../src/intake/feeds/archive.ts';
import { briefingOf } from '../../support/some-briefing.ts';

const SEEN = Date.UTC(2026, 10, 2, 8);
const item = (date?: number) => ({
  key: '1',
  title: 'A',
  content: { plain: 'A.' },
  topics: [],
  ...(date !== undefined && { date }),
});

test('an item is archive when it is from before its feed was first seen, and not from that very moment', () => {
  const isArchive = archiveOf([], false, SEEN);
  expect([isArchive(item(SEEN - 1)), isArchive(item(SEEN))]).toEqual([true, false]);
});

test('where nobody noted when a feed was first seen the oldest item that is known says so, and without any all is news', () => {
  const known = { key: '0', archived: true, briefing: { ...briefingOf('A text.'), date: SEEN } };
  const isArchive = archiveOf([known], false, undefined);
  expect([isArchive(item(SEEN - 1)), isArchive(item(SEEN)), isArchive(item())]).toEqual([true, false, false]);
  expect(archiveOf([], false, undefined)(item(SEEN))).toBe(false);
  expect(archiveOf([], true, undefined)(item())).toBe(true);
});
