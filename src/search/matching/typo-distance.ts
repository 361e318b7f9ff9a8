/** How far off a word may be and still count as mistyped, by the length of the shorter of the two, see `typoDistance`. */
export function typoBudget(length: number, unspaced = false): number {
  // One such character is worth several letters, so one may be wrong wherever it stands.
  if (unspaced) return length < 3 ? 0 : 1.5;
  if (length <= 3) return 0;
  if (length <= 5) return 1;
  return length <= 7 ? 1.4 : 2.4;
}

/** How far off a word may be at all, when something else speaks for it. */
export const FAR = 2.7;

/** Letters that are heard alike: kremlin and cremlin, здача and сдача. */
export const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    c: 'ks',
    k: 'cq',
    q: 'k',
    s: 'zc',
    z: 's',
    i: 'y',
    y: 'i',
    f: 'v',
    v: 'fw',
    w: 'v',
    h: 'j',
    j: 'h',
    m: 'n',
    n: 'm',
    // Voiced and unvoiced.
    з: 'с',
    с: 'зц',
    ц: 'с',
    б: 'п',
    п: 'б',
    д: 'т',
    т: 'д',
    г: 'к',
    к: 'г',
    в: 'ф',
    ф: 'в',
    ж: 'ш',
    ш: 'жщ',
    щ: 'ш',
  }),
);
const HEARD_ALIKE = 0.5;

/** Folded vowels of each alphabet. */
export const VOWELS = { latin: 'aeiouy', cyrillic: 'аеиоуыэюя' };
const EVERY_VOWEL = new Set(VOWELS.latin + VOWELS.cyrillic);

/** A difference in the last two letters is more often another word than a slip: "western" is not "westeros". */
const AT_THE_END = 1.5;
const FIRST_LETTER = 1.7;
const VOWEL = 0.7;
const DOUBLED = 0.5;
const SWAPPED = 0.8;

/**
 * How far `typed` is from `word`, counted in slips: a wrong, missing or extra letter is one, less for vowels, doubled letters and letters
 * heard alike, more for the first letter and the last two; a swap of neighbours is less than one. Above `limit` it is Infinity.
 */
export function typoDistance(typed: string, word: string, limit: number): number {
  if (Math.abs(typed.length - word.length) > limit / DOUBLED) return Infinity;
  const [spare, missing] = [slipsOf(typed), slipsOf(word)];
  let before: number[] = [];
  let row = [0];
  for (const cost of missing) row.push((row.at(-1) ?? 0) + cost);
  let leastBefore = 0;
  for (let i = 1; i <= typed.length; i += 1) {
    const a = typed.charAt(i - 1);
    const alike = ALIKE.get(a) ?? '';
    const isVowel = EVERY_VOWEL.has(a);
    const tooMany = spare[i - 1] ?? 0;
    let left = (row[0] ?? 0) + tooMany;
    let least = left;
    const next = [left];
    for (let j = 1; j <= word.length; j += 1) {
      const b = word.charAt(j - 1);
      let best = row[j - 1] ?? 0;
      if (a !== b)
        best +=
          place(j, word.length) *
          (alike.includes(b) ? HEARD_ALIKE : isVowel && EVERY_VOWEL.has(b) ? VOWEL : 1);
      best = Math.min(best, (row[j] ?? 0) + tooMany, left + (missing[j - 1] ?? 0));
      if (i > 1 && j > 1 && a !== b && a === word[j - 2] && typed[i - 2] === b)
        best = Math.min(best, (before[j - 2] ?? 0) + SWAPPED);
      next.push(best);
      least = Math.min(least, best);
      left = best;
    }
    // A swap reaches back over a row.
    if (least > limit && leastBefore > limit) return Infinity;
    leastBefore = least;
    before = row;
    row = next;
  }
  const distance = row[word.length] ?? Infinity;
  return distance > limit ? Infinity : distance;
}

/** What each letter costs when it is one too many, or one too few. */
function slipsOf(text: string): number[] {
  const costs: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charAt(i);
    const weight = EVERY_VOWEL.has(letter) ? VOWEL : 1;
    costs.push(letter === text[i - 1] ? DOUBLED : place(i + 1, text.length) * weight);
  }
  return costs;
}

function place(position: number, length: number): number {
  if (position === 1) return FIRST_LETTER;
  return position > length - 1 ? AT_THE_END : 1;
}
