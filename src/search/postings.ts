/** Numbers of entries, ascending. Most often there is one, which needs no list. */
export type Postings = number | number[] | undefined;

/** Postings and an entry, the newest; once, however often it is added. */
export function withEntry(postings: Postings, entry: number): Postings {
  if (postings === undefined || postings === entry) return entry;
  if (typeof postings === 'number') return [postings, entry];
  if (postings.at(-1) === entry) return postings;
  // A list takes room for sixteen more when something is pushed to it, which most never need.
  if (postings.length < FEW) return [...postings, entry];
  postings.push(entry);
  return postings;
}

const FEW = 8;

export const entriesOf = (postings: Postings = []): readonly number[] =>
  typeof postings === 'number' ? [postings] : postings;

/** Postings by number: those of `n` are `entries` from `starts[n]` to `starts[n + 1]`. A third of the memory of a list for each. */
export type Packed = { starts: Uint32Array; entries: Uint32Array };

export const nothingPacked = (): Packed => ({ starts: new Uint32Array(1), entries: new Uint32Array() });

/** Packs postings together, taking one more at each step. */
export function* pack(all: readonly Postings[]): Generator<void, Packed> {
  const starts = new Uint32Array(all.length + 1);
  let length = 0;
  for (const [n, postings] of all.entries()) {
    length += entriesOf(postings).length;
    starts[n + 1] = length;
    yield;
  }
  const entries = new Uint32Array(length);
  for (const [n, postings] of all.entries()) {
    entries.set(entriesOf(postings), starts[n]);
    yield;
  }
  return { starts, entries };
}
