import { prefixMatches } from './beginnings.ts';
import { commonness } from './commonness.ts';
import { isEnglish } from './english/frequency.ts';
import { matchWord } from './match-word.ts';
import { meaningMatches } from './meaning-match.ts';
import { spelledOut } from './spelled-out.ts';
import { isStopWord } from './stop-words.ts';
import { bestOfEach, sureMatches, type WordMatch } from './sure-matches.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isUnspaced, pairsOf, segmentsOf, type Word, wordsOf } from './words.ts';

/** One thing asked for: what was typed and the words of the corpus it may mean; none for a word that is not in it. */
export type Asked = {
  typed: string;
  matches: readonly WordMatch[];
  /** Counts when it is there, is not missed when it is not: a small word that is also a name ("us" and US). */
  optional?: true;
  /** A part of something typed as one word: then the other parts are no talk around it. */
  part?: true;
};

/** Of a very long question only the beginning is looked at. */
const MOST_CHARACTERS = 8000;
const MOST_WORDS = 120;

/** Who is spoken to is not what is asked about. */
const MENTION = /^\s*@\w+\s+(?=\S)/;

/** Four letters or more with spaces between. */
const SPREAD = /(?<!\S)(?:\p{L} ){3,}\p{L}(?!\S)/gu;

/** What a question asks for. With `typing` its last word may be unfinished. */
export function readQuestion(vocabulary: Vocabulary, asked: string, typing = false): Asked[] {
  const question = asked.replace(MENTION, ' ').replace(SPREAD, (letters) => letters.replaceAll(' ', ''));
  const words = wordsOf(question.slice(0, MOST_CHARACTERS), isStopWord).slice(0, MOST_WORDS);
  const mayGuess = createGuessing(words.length);
  const found = new Map<string, Asked & { at: number }>();
  const small: { text: string; at: number }[] = [];
  const keep = (one: Asked, at: number): unknown =>
    found.has(one.typed) || found.set(one.typed, { ...one, at });
  for (let i = 0; i < words.length; i += 1) {
    const [here, next] = [words[i], words[i + 1]];
    if (!here) continue;
    const { text, capitals } = here;
    const together =
      initialsMatch(vocabulary, words, i) ??
      phraseMatch(vocabulary, words, i) ??
      joinedMatch(vocabulary, here, next);
    if (together) {
      keep(together.asked, i);
      i += together.words - 1;
    } else if (typing && !next) {
      for (const one of readUnfinished(vocabulary, text)) keep(one, i);
    } else if (isStopWord(text)) {
      if (!isAcronym(vocabulary, text)) continue;
      if (capitals === 'all') keep({ typed: text, matches: sureMatches(vocabulary, text) }, i);
      else small.push({ text, at: i });
    } else if (commonness(text) === 1) small.push({ text, at: i });
    else if (!next && isFragment(vocabulary, here, words[i - 1]))
      keep({ typed: text, matches: sureMatches(vocabulary, text), optional: true }, i);
    else for (const one of read(vocabulary, here, question, mayGuess, !next)) keep(one, i);
  }
  const optional = found.size > 0;
  for (const { text, at } of small) {
    const matches = found.has(text) ? [] : sureMatches(vocabulary, text);
    if (matches.length) keep({ typed: text, matches, ...(optional && { optional }) }, at);
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** A letter or two at the end that no entry has are a word that was not finished, "joint ex": whichever, it is not missed. */
const isFragment = (vocabulary: Vocabulary, { text, start, capitals }: Word, before?: Word): boolean =>
  /^[a-z]{1,2}$/.test(text) &&
  capitals !== 'all' &&
  before !== undefined &&
  before.end === start - 1 &&
  /^[a-z]{2,}$/.test(before.text) &&
  sureMatches(vocabulary, text).every(({ word }) => word.acronym);

/** A guess at a word takes longest of all, so in a question of more words than this only some are guessed at, and no English ones. */
const FEW_WORDS = 24;
const MOST_GUESSES = 12;

function createGuessing(words: number): (typed: string) => boolean {
  let guesses = 0;
  return (typed) => {
    if (words <= FEW_WORDS) return true;
    if (isEnglish(typed)) return false;
    guesses += 1;
    return guesses <= MOST_GUESSES;
  };
}

const isAcronym = ({ words }: Vocabulary, text: string): boolean => {
  const { acronym = false, entries = 0 } = words.get(text) ?? {};
  return acronym && entries > 0;
};

type Together = { asked: Asked; words: number };

/** "european union": a name spelled out, where the corpus has its initials and not all of the words. */
function initialsMatch(vocabulary: Vocabulary, words: readonly Word[], at: number): Together | undefined {
  const spelled = spelledOut(words, at, (initials) => isAcronym(vocabulary, initials));
  if (!spelled) return undefined;
  const run = words.slice(at, at + spelled.length).map(({ text }) => text);
  // Where most of the words are known, another is mistyped rather than all of them spell a name.
  const known = run.filter((text) => sureMatches(vocabulary, text).length);
  if (run.some(isStopWord) || known.length > run.length / 2) return undefined;
  const matches = sureMatches(vocabulary, spelled.initials).map(
    (match): WordMatch => ({ ...match, how: 'initials' }),
  );
  return { asked: { typed: run.join(' '), matches }, words: run.length };
}

/** "foreign minister": words that say together what the corpus has other words for, and not all of these. */
function phraseMatch(vocabulary: Vocabulary, words: readonly Word[], at: number): Together | undefined {
  for (let length = LONGEST_PHRASE; length > 1; length -= 1) {
    const run = words.slice(at, at + length).map(({ text }) => text);
    if (run.length < length || isStopWord(run[0] ?? '') || isStopWord(run.at(-1) ?? '')) continue;
    const typed = run.join(' ');
    const matches = meaningMatches(vocabulary, typed);
    if (!matches.length) continue;
    if (run.every((text) => isStopWord(text) || sureMatches(vocabulary, text).length)) continue;
    return { asked: { typed, matches }, words: length };
  }
  return undefined;
}

const LONGEST_PHRASE = 4;

/** "sanc tions": two neighbours of which one at least is no word, but which are one when put together. */
function joinedMatch(vocabulary: Vocabulary, a: Word, b: Word | undefined): Together | undefined {
  const means = ({ text }: Word): boolean => isStopWord(text) || sureMatches(vocabulary, text).length > 0;
  if (!b || b.start < a.end || b.start > a.end + 1) return undefined;
  if ((means(a) && means(b)) || a.text.length + b.text.length < SHORTEST_JOINED) return undefined;
  const matches = sureMatches(vocabulary, a.text + b.text).map(
    (match): WordMatch => ({ ...match, how: 'joined' }),
  );
  return matches.length ? { asked: { typed: `${a.text} ${b.text}`, matches }, words: 2 } : undefined;
}

const SHORTEST_JOINED = 3;

/** The word that is being typed may become any that begins with it; a small word only those. */
function readUnfinished(vocabulary: Vocabulary, typed: string): Asked[] {
  const longer = prefixMatches(vocabulary, typed);
  if (isStopWord(typed) && !isAcronym(vocabulary, typed))
    return longer.length ? [{ typed, matches: longer }] : [];
  return [{ typed, matches: bestOfEach([...matchWord(vocabulary, typed), ...longer]) }];
}

function read(
  vocabulary: Vocabulary,
  { text: typed, start, end }: Word,
  question: string,
  mayGuess: (typed: string) => boolean,
  isLast: boolean,
): Asked[] {
  const sure = [...sureMatches(vocabulary, typed), ...meaningMatches(vocabulary, typed)];
  if (!sure.length && !isUnspaced(typed) && !mayGuess(typed)) return [{ typed, matches: [] }];
  const whole = matchWord(vocabulary, typed);
  const unfinished = isLast && !isEnglish(typed) && !whole.some(({ how }) => how === 'exact');
  const matches = unfinished ? bestOfEach([...whole, ...prefixMatches(vocabulary, typed)]) : whole;
  if (matches.some(({ quality }) => quality >= SURE_ENOUGH)) return [{ typed, matches }];
  if (isUnspaced(typed)) return readUnspaced(vocabulary, typed);
  const apart = question.slice(start, end).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  if (apart.includes(' ')) return readQuestion(vocabulary, apart);
  const parts = splitMatch(vocabulary, typed);
  return parts.length ? parts : [{ typed, matches }];
}

/** Each two neighbouring characters. Those across the border of a longer word are not missed, as they say nothing by themselves. */
function readUnspaced(vocabulary: Vocabulary, typed: string): Asked[] {
  const borders = segmentsOf(typed).flatMap((word, i, all) => {
    const before = all[i - 1] ?? '';
    return before.length + word.length > 2 ? [`${[...before].at(-1)}${[...word][0]}`] : [];
  });
  return pairsOf(typed).flatMap(({ text }): Asked[] => {
    const matches = sureMatches(vocabulary, text);
    return matches.length || !borders.includes(text) ? [{ typed: text, matches }] : [];
  });
}

/** A guess at least this good is not taken apart into several words: in a big vocabulary almost anything can be. */
const SURE_ENOUGH = 0.7;
const SHORTEST_RUN_TOGETHER = 6;
const SHORTEST_PART = 2;

/** "westernsanctions": one word that is several of the corpus's (and perhaps small words) written together. */
function splitMatch(vocabulary: Vocabulary, typed: string): Asked[] {
  if (typed.length < SHORTEST_RUN_TOGETHER || isEnglish(typed) || commonness(typed) > 0) return [];
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
    part: true,
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
  (part.length > 2 || isAcronym(vocabulary, part)) && sureMatches(vocabulary, part).length > 0;
