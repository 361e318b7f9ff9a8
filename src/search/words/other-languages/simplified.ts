import { readFileSync } from 'node:fs';

const simplified = new Map(
  readFileSync(new URL('traditional.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const HAN = /\p{sc=Han}/gu;

/** A text with simplified characters for traditional ones, of the same length. */
export const simplify = (text: string): string =>
  text.replace(HAN, (character) => simplified.get(character) ?? character);
