import { expect, test } from 'vitest';
import { paginate } from '../../src/discord/pages.ts';

const piece = (length: number, components = 1) => ({
  markdown: 'x'.repeat(length),
  components,
  item: length,
});
const pages = (...pieces: ReturnType<typeof piece>[]) =>
  paginate(pieces, 10, 3).map((page) => page.map(({ item }) => item));

test('a page takes what fits exactly, and no character and no component more', () => {
  expect(pages(piece(4), piece(6), piece(1))).toEqual([[4, 6], [1]]);
  expect(pages(piece(1, 2), piece(2), piece(3))).toEqual([[1, 2], [3]]);
  expect(pages(piece(1, 2), piece(2, 2))).toEqual([[1], [2]]);
});
