/** The numbers of the entries that have something, ascending. Mostly there is one, which needs no list. */
export type Postings = number | number[] | undefined;

/** Adds the newest entry to postings, unless it is there already. */
export function withEntry(postings: Postings, entry: number): Postings {
  if (postings === undefined || postings === entry) return entry;
  if (typeof postings === 'number') return [postings, entry];
  if (postings.at(-1) === entry) return postings;
  // `push` makes room for sixteen more, which most lists never need.
  if (postings.length < FEW) return [...postings, entry];
  postings.push(entry);
  return postings;
}

const FEW = 8;

/** Postings as a list. */
export const entriesOf = (postings: Postings = []): readonly number[] =>
  typeof postings === 'number' ? [postings] : postings;

/**
 * The postings of all words: those of word `n` are `entries` from `starts[n]` to `starts[n + 1]`. They take a third of the
 * memory of lists.
 */
export type Packed = { starts: Uint32Array; entries: Uint32Array };

/** Postings of no words. */
export const nothingPacked = (): Packed => ({ starts: new Uint32Array(1), entries: new Uint32Array() });

/** So many entries or words are one step of a build, which takes well below a millisecond. */
export const STEP = 100;

/**
 * Packs the postings of all words, `STEP` entries at each step. The words of an entry are `sequence` from its `from` to its `to`, as numbers
 * below `words`.
 */
export function* pack(
  sequence: Uint32Array,
  entries: readonly { from: number; to: number }[],
  words: number,
  isLeftOut: (entry: number) => boolean,
): Generator<void, Packed> {
  const starts = new Uint32Array(words + 1);
  /** For each word one more than the last entry that was seen with it. */
  const seen = new Uint32Array(words);
  const each = function* (visit: (word: number, entry: number) => void): Generator<void> {
    let entry = -1;
    for (const { from, to } of entries) {
      entry += 1;
      if (entry % STEP === 0) yield;
      if (isLeftOut(entry)) continue;
      for (let at = from; at < to; at += 1) {
        const word = sequence[at] ?? 0;
        if (seen[word] === entry + 1) continue;
        seen[word] = entry + 1;
        visit(word, entry);
      }
    }
    seen.fill(0);
  };
  yield* each((word) => {
    starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  });
  for (let word = 0; word < words; word += 1)
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const packed = new Uint32Array(starts[words] ?? 0);
  const ends = starts.slice();
  yield* each((word, entry) => {
    const at = ends[word] ?? 0;
    packed[at] = entry;
    ends[word] = at + 1;
  });
  return { starts, entries: packed };
}
