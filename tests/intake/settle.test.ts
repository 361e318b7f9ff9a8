import { expect, test } from 'vitest';
import { createSettler, WHOLE } from '../../src/intake/folder/settle.ts';

const NOW = 1_000_000;
const HOUR = 60 * 60_000;
const sights = (writtenAt: number) => new Map([['a.md', { stamp: '1', writtenAt }]]);

test('a file that its disk says was written in the future is waited for like one written now', () => {
  const { settle } = createSettler();
  expect(settle(sights(NOW + HOUR), NOW)).toEqual({ paths: [], lookAgain: WHOLE });
  expect(settle(sights(NOW + HOUR), NOW + WHOLE)).toEqual({ paths: ['a.md'] });
});

test('a clock that is put back holds no file up', () => {
  const { settle } = createSettler();
  settle(new Map(), NOW);
  expect(settle(sights(NOW), NOW)).toEqual({ paths: [], lookAgain: WHOLE });
  expect(settle(sights(NOW), NOW - HOUR)).toEqual({ paths: ['a.md'] });
});
