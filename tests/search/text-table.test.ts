import { expect, test } from 'vitest';
import { createTextTable } from '../../src/search/text-table.ts';

test('a table of many texts gives each its number, also where it stands in another text', () => {
  const table = createTextTable();
  // Of three letters, so that beginnings, ends and lengths are shared; enough that room is made for more several times.
  const texts = Array.from({ length: 3 ** 8 }, (_, i) => i.toString(3).replaceAll('2', 'ß')).concat(
    '',
    '一',
    '😀',
  );
  for (const text of [...texts, ...texts.toReversed()]) table.intern(`<${text}>`, 1, 1 + text.length);
  expect(table.texts).toEqual(texts);
  expect(texts.map((text) => table.find(text))).toEqual(texts.map((_, i) => i));
  expect(texts.map((text) => table.find(`${text}01`, 0, text.length))).toEqual(texts.map((_, i) => i));
  expect(['3', '0ß0x', ' ', 'ß'.repeat(9)].map((text) => table.find(text))).toEqual([-1, -1, -1, -1]);
});
