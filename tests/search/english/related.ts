import { likeness, type Vector } from './vectors.ts';
import type { Synset } from './wordnet.ts';

/** Two words that are near in what they mean, how alike they are used, at most 1, and whether one is the field of the other. */
export type Related = { words: readonly [string, string]; likeness: number; isField: boolean };

/** Less alike in use, what is in a definition is beside the point. */
const ALIKE = 0.7;

/**
 * Words one of which is in the definition or is the field of the other (*army*: of the *military*), and which people use
 * alike: either source by itself has ten pairs that mislead for each that helps.
 */
export function relatedWords(
  synsets: ReadonlyMap<string, Synset>,
  senses: ReadonlyMap<string, readonly string[]>,
  vectors: ReadonlyMap<string, Vector>,
): Related[] {
  const byKey = Map.groupBy(
    [...senses].flatMap(([word, keys]) => keys.map((key) => ({ key, word }))),
    ({ key }) => key,
  );
  const never = new Set([...withInstances(synsets), ...inSeries(synsets)]);
  const related = new Map<string, Related>();
  for (const [word, keys] of senses) {
    const meanings = keys.flatMap((key) => synsets.get(key) ?? []);
    const fields = meanings
      .flatMap(({ pointers }) => pointers.filter(({ symbol }) => symbol === ';c'))
      .flatMap(({ key }) => byKey.get(key)?.map((one) => one.word) ?? []);
    const defining = meanings
      .flatMap(({ gloss }) => wordsOfDefinition(gloss))
      .map((text) => baseOf(text, senses));
    for (const other of new Set([...fields, ...defining])) {
      if (other === word || never.has(word) || never.has(other)) continue;
      if (!vectors.has(word) || !vectors.has(other)) continue;
      const pair = [word, other].sort() as [string, string];
      const like = likeness(vectors.get(word), vectors.get(other));
      if (like >= ALIKE && !areOpposites(word, other, synsets, senses))
        related.set(pair.join(' '), {
          words: pair,
          likeness: like,
          isField: fields.includes(other) || (related.get(pair.join(' '))?.isField ?? false),
        });
    }
  }
  return [...related.values()];
}

/** Names of one person or place: who that was is no other word for it. */
const withInstances = (synsets: ReadonlyMap<string, Synset>): Set<string> =>
  new Set(
    [...synsets.values()]
      .filter(({ pointers }) => pointers.some(({ symbol }) => symbol === '@i'))
      .flatMap(({ words }) => words.map((word) => word.toLowerCase())),
  );

/** The lexicographers' file of times. */
const TIME = '28';
const NUMBER = /^(?:coming next after|the cardinal number|one part in|the number that)/;

/** Numbers, their ordinals, months, days: one of them is no other word for the next. */
const inSeries = (synsets: ReadonlyMap<string, Synset>): string[] =>
  [...synsets.values()]
    .filter(
      ({ file, gloss, words }) =>
        file === TIME || NUMBER.test(gloss) || words.some((word) => /\d/.test(word)),
    )
    .flatMap(({ words }) => words.map((word) => word.toLowerCase()));

/** The definition up to its first semicolon; what follows are others and examples. */
const wordsOfDefinition = (gloss: string): string[] =>
  gloss
    .split(/[;"]/)[0]
    ?.toLowerCase()
    .match(/[a-z]+/g) ?? [];

const ENDINGS = [
  ['', ''],
  ['ies', 'y'],
  ['es', ''],
  ['s', ''],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
] as const;

const baseOf = (word: string, senses: ReadonlyMap<string, unknown>): string =>
  ENDINGS.filter(([ending]) => word.endsWith(ending))
    .map(([ending, instead]) => word.slice(0, word.length - ending.length) + instead)
    .find((base) => senses.has(base)) ?? word;

function areOpposites(
  a: string,
  b: string,
  synsets: ReadonlyMap<string, Synset>,
  senses: ReadonlyMap<string, readonly string[]>,
): boolean {
  const opposites = (senses.get(a) ?? []).flatMap((key) =>
    (synsets.get(key)?.pointers ?? []).filter(({ symbol }) => symbol === '!'),
  );
  return opposites.some(({ key }) => synsets.get(key)?.words.some((word) => word.toLowerCase() === b));
}
