import { readFileSync } from 'node:fs';

/** The Chinese names of countries, other territories and parts of continents, one a line, from the Unicode CLDR. */
const names = readFileSync(new URL('region-names.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

/** Longer names first: 南苏丹 is not 苏丹. */
const pattern = new RegExp(
  names
    .sort((a, b) => b.length - a.length)
    .map(RegExp.escape)
    .join('|'),
  'g',
);

/** Where the names of regions stand in a Chinese text, which has no capitals that would tell a name. */
export const regionsWithin = (text: string): { start: number; end: number }[] =>
  HAN.test(text) ? findIn(text) : [];

const HAN = /\p{sc=Han}/u;

const findIn = (text: string): { start: number; end: number }[] =>
  Array.from(text.matchAll(pattern), ({ 0: name, index }) => ({ start: index, end: index + name.length }));
