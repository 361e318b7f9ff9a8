import { expect, test } from 'vitest';
import { createTextTable } from '../../src/search/corpus/text-table.ts';

test('a table of many texts gives each its number, the first time and again', () => {
  const table = createTextTable();
  // Of three letters, so that beginnings, ends and lengths are shared; enough that room is made for more several times.
  const texts = Array.from({ length: 3 ** 8 }, (_, i) => i.toString(3).replaceAll('2', 'ß')).concat(
    '',
    '一',
    '😀',
  );
  const numbers = texts.map((_, i) => i);
  expect(texts.map((text) => table.find(text))).toEqual(texts.map(() => -1));
  expect(texts.map((text) => table.intern(text))).toEqual(numbers);
  expect(texts.map((text) => table.intern(text))).toEqual(numbers);
  expect(texts.map((text) => table.find(text))).toEqual(numbers);
  expect(['3', '00', ' ', 'ß'.repeat(9)].map((text) => table.find(text))).toEqual([-1, -1, -1, -1]);
});
