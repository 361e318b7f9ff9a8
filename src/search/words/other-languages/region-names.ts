import { readFileSync } from 'node:fs';
import { simplify } from './simplified.ts';

/** The Chinese names of countries, other territories and parts of continents, one a line, from the Unicode CLDR. */
const names = readFileSync(new URL('region-names.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

/** Longer names first: 印度尼西亚 is not 印度. */
const pattern = new RegExp(
  names
    .toSorted((a, b) => b.length - a.length)
    .map(RegExp.escape)
    .join('|'),
  'g',
);

/** The regions that a Chinese text names, each once. */
export const regionsIn = (text: string): string[] =>
  HAN.test(text) ? [...new Set(simplify(text).match(pattern))] : [];

const HAN = /\p{sc=Han}/u;
