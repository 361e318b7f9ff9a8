import { readFileSync } from 'node:fs';

/** What people say for what newspapers write, a list for each language. */
export const lists = (): string[] =>
  ['english', 'russian', 'chinese'].map((language) =>
    readFileSync(new URL(`${language}.txt`, import.meta.url), 'utf8'),
  );

/** Where the search looks it up. */
export const PLAIN_SPEECH = new URL('../../../src/search/words/plain-speech.txt', import.meta.url);
