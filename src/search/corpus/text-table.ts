/** Texts and their numbers, from 0 on in the order in which they were added. */
export type TextTable = {
  /** The number of a text; -1 when it was not added. */
  find(text: string): number;
  /** The same; a text that was not added is, and gets the next number. */
  intern(text: string): number;
};

const FIRST_SLOTS = 1024;
/** This share of the slots is taken at most: with more of them a text's own is often taken, with fewer the table is large. */
const FULL = 0.75;

/**
 * A table that is asked for a million words while an index is built: its slots stand close together, where those of the
 * built-in map are all over the memory, and to make room for twice as many takes it 2 ms at 100,000 texts instead of 10.
 */
export function createTextTable(): TextTable {
  const texts: string[] = [];
  /** Two cells a slot, side by side: its text's number plus one, 0 where there is none, and that text's hash. */
  let cells = new Int32Array(2 * FIRST_SLOTS);

  function put(hash: number, number: number): void {
    const last = cells.length - 2;
    let cell = (2 * hash) & last;
    while (cells[cell]) cell = (cell + 2) & last;
    cells[cell] = number + 1;
    cells[cell + 1] = hash;
  }

  function grow(): void {
    const old = cells;
    cells = new Int32Array(2 * old.length);
    for (let cell = 0; cell < old.length; cell += 2) {
      const number = (old[cell] ?? 0) - 1;
      if (number >= 0) put(old[cell + 1] ?? 0, number);
    }
  }

  function find(text: string, hash: number): number {
    const last = cells.length - 2;
    for (let cell = (2 * hash) & last; ; cell = (cell + 2) & last) {
      const number = (cells[cell] ?? 0) - 1;
      if (number < 0 || (cells[cell + 1] === hash && texts[number] === text)) return number;
    }
  }

  return {
    find: (text) => find(text, hashOf(text)),
    intern(text) {
      const hash = hashOf(text);
      const number = find(text, hash);
      if (number >= 0) return number;
      if (2 * texts.length >= FULL * cells.length) grow();
      put(hash, texts.length);
      return texts.push(text) - 1;
    },
  };
}

/** 32 bits that depend on each character. */
function hashOf(text: string): number {
  let hash = text.length;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
