/** The most a word may be off and still count as mistyped, by the length of the shorter of the two. */
export function typoBudget(length: number, unspaced = false): number {
  // A character of these is as much as several letters, so one may be wrong, wherever it stands.
  if (unspaced) return length < 3 ? 0 : 1.5;
  if (length <= 3) return 0;
  if (length <= 5) return 1;
  return length <= 7 ? 1.4 : 2.4;
}

/** Letters that are heard alike: kremlin and cremlin. */
const ALIKE = new Map(
  Object.entries({ c: 'ks', k: 'cq', q: 'k', s: 'zc', z: 's', i: 'y', y: 'i', f: 'v', v: 'f' }),
);
const HEARD_ALIKE = 0.5;

/** Folded vowels. */
export const VOWELS = { latin: 'aeiouy', cyrillic: 'аеиоуыэюя' };
const EVERY_VOWEL = new Set(VOWELS.latin + VOWELS.cyrillic);

/** A slip at the very end makes another word more often than a typo does there: "western" is not "westeros". */
const AT_THE_END = 1.5;
const FIRST_LETTER = 1.7;
const VOWEL = 0.7;
const DOUBLED = 0.5;
const SWAPPED = 0.8;

/**
 * How far `typed` is from `word`, as typing goes: a swap of neighbours is one slip, vowels and doubled letters weigh
 * less, the first letter and the last two more. Stops counting above `limit` and then returns Infinity.
 */
export function typoDistance(typed: string, word: string, limit: number): number {
  if (Math.abs(typed.length - word.length) > limit / DOUBLED) return Infinity;
  let before: number[] = [];
  let row = [0];
  for (let j = 1; j <= word.length; j += 1) row.push((row[j - 1] ?? 0) + slip(word, j));
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [(row[0] ?? 0) + slip(typed, i)];
    for (let j = 1; j <= word.length; j += 1) {
      const [a, b] = [typed[i - 1] ?? '', word[j - 1] ?? ''];
      const change =
        a === b
          ? 0
          : place(j, word.length) *
            (ALIKE.get(a)?.includes(b) ? HEARD_ALIKE : EVERY_VOWEL.has(a) && EVERY_VOWEL.has(b) ? VOWEL : 1);
      let best = Math.min(
        (row[j - 1] ?? 0) + change,
        (row[j] ?? 0) + slip(typed, i),
        (next[j - 1] ?? 0) + slip(word, j),
      );
      if (i > 1 && j > 1 && a !== b && a === word[j - 2] && typed[i - 2] === b)
        best = Math.min(best, (before[j - 2] ?? 0) + SWAPPED);
      next.push(best);
    }
    if (Math.min(...next, ...row) > limit) return Infinity;
    before = row;
    row = next;
  }
  const distance = row[word.length] ?? Infinity;
  return distance > limit ? Infinity : distance;
}

/** What one letter too many (or too few) costs: the letter at `position`, counted from 1. */
function slip(text: string, position: number): number {
  const letter = text[position - 1] ?? '';
  if (letter === text[position - 2]) return DOUBLED;
  return place(position, text.length) * (EVERY_VOWEL.has(letter) ? VOWEL : 1);
}

function place(position: number, length: number): number {
  if (position === 1) return FIRST_LETTER;
  return position > length - 1 ? AT_THE_END : 1;
}
