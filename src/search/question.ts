import { matchWord, prefixMatches, sureMatches, type WordMatch } from './match-word.ts';
import { isStopWord } from './stop-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isUnspaced, pairsOf, type Word, wordsOf } from './words.ts';

/** One thing asked for: what was typed and the words of the corpus it may mean; none for a word that is not in it. */
export type Asked = {
  typed: string;
  matches: readonly WordMatch[];
  /** Counts when it is there, is not missed when it is not: a small word that is also a name ("us" and US). */
  optional?: true;
};

/** Of a very long question only the beginning is looked at. */
const MOST_CHARACTERS = 8000;
const MOST_WORDS = 120;

/** What a question asks for. With `typing` its last word may be unfinished. */
export function readQuestion(vocabulary: Vocabulary, question: string, typing = false): Asked[] {
  const words = wordsOf(question.slice(0, MOST_CHARACTERS), isStopWord).slice(0, MOST_WORDS);
  const found = new Map<string, Asked>();
  const small: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [here, next] = [words[i], words[i + 1]];
    if (!here) continue;
    const { text, capitals } = here;
    const joined = next && joinedMatch(vocabulary, here, next);
    const named = isAcronym(vocabulary, text);
    if (joined) {
      found.set(joined.typed, joined);
      i += 1;
    } else if (!isStopWord(text) || (named && capitals === 'all')) {
      for (const one of read(vocabulary, text, typing && !next)) found.set(one.typed, one);
    } else if (named) small.push(text);
  }
  const optional = found.size > 0;
  for (const text of small) {
    if (!found.has(text))
      found.set(text, { typed: text, matches: sureMatches(vocabulary, text), ...(optional && { optional }) });
  }
  return [...found.values()];
}

const isAcronym = ({ words }: Vocabulary, text: string): boolean => {
  const { acronym = false, entries = 0 } = words.get(text) ?? {};
  return acronym && entries > 0;
};

/** "sanc tions": two neighbours of which one at least is no word, but which are one when put together. */
function joinedMatch(vocabulary: Vocabulary, a: Word, b: Word): Asked | undefined {
  const means = ({ text }: Word): boolean => isStopWord(text) || sureMatches(vocabulary, text).length > 0;
  const neighbours = b.start >= a.end && b.start <= a.end + 1;
  if (!neighbours || (means(a) && means(b)) || a.text.length + b.text.length < SHORTEST_JOINED)
    return undefined;
  const matches = sureMatches(vocabulary, a.text + b.text).map((match) => ({
    ...match,
    how: 'joined' as const,
  }));
  return matches.length ? { typed: `${a.text} ${b.text}`, matches } : undefined;
}

const SHORTEST_JOINED = 3;

function read(vocabulary: Vocabulary, typed: string, typing: boolean): Asked[] {
  const matches = matchWord(vocabulary, typed);
  if (typing) {
    const known = new Set(matches.map(({ word }) => word));
    return [
      {
        typed,
        matches: [...matches, ...prefixMatches(vocabulary, typed).filter(({ word }) => !known.has(word))],
      },
    ];
  }
  if (matches.some(({ quality }) => quality >= SURE_ENOUGH)) return [{ typed, matches }];
  if (isUnspaced(typed))
    return pairsOf(typed).map(({ text }) => ({ typed: text, matches: sureMatches(vocabulary, text) }));
  const parts = splitMatch(vocabulary, typed);
  return parts.length ? parts : [{ typed, matches }];
}

/** A guess at least this good is not taken apart into several words: in a big vocabulary almost anything can be. */
const SURE_ENOUGH = 0.7;
const SHORTEST_RUN_TOGETHER = 6;
const SHORTEST_PART = 2;

/** "westernsanctions": one word that is several of the corpus's (and perhaps small words) written together. */
function splitMatch(vocabulary: Vocabulary, typed: string): Asked[] {
  if (typed.length < SHORTEST_RUN_TOGETHER) return [];
  // best[i]: the fewest words that typed.slice(0, i) is made of.
  const best: (string[] | undefined)[] = [[]];
  for (let end = SHORTEST_PART; end <= typed.length; end += 1) {
    for (let start = 0; start <= end - SHORTEST_PART; start += 1) {
      const before = best[start];
      const part = typed.slice(start, end);
      if (!before || before.length + 1 >= (best[end]?.length ?? Infinity)) continue;
      if (isStopWord(part) || isKnown(vocabulary, part)) best[end] = [...before, part];
    }
  }
  const parts = best[typed.length] ?? nearlySplit(vocabulary, typed);
  const content = parts.filter((part) => !isStopWord(part));
  if (parts.length < 2 || !content.some((part) => part.length > 3)) return [];
  return content.map((part) => ({
    typed: part,
    matches: matchWord(vocabulary, part).map((match) => ({ ...match, how: 'split' })),
  }));
}

/** Two words run together, one of them mistyped: the longest that is known, with what is left. */
function nearlySplit(vocabulary: Vocabulary, typed: string): string[] {
  const known = (part: string): boolean => (vocabulary.words.get(part)?.entries ?? 0) > 0;
  for (let length = typed.length - SHORTEST_HALF; length >= SHORTEST_HALF; length -= 1) {
    for (const parts of [
      [typed.slice(0, length), typed.slice(length)],
      [typed.slice(0, -length), typed.slice(-length)],
    ]) {
      const other = parts.find((part) => !known(part));
      if (other && parts.some(known))
        return (matchWord(vocabulary, other)[0]?.quality ?? 0) > NEARLY ? parts : [];
    }
  }
  return [];
}

const SHORTEST_HALF = 4;
/** How sure the mistyped one must be. */
const NEARLY = 0.7;

const isKnown = (vocabulary: Vocabulary, part: string): boolean =>
  part.length > 2 && sureMatches(vocabulary, part).length > 0;
