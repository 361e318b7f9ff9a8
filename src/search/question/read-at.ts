import { isAcronym, type Vocabulary } from '../corpus/vocabulary.ts';
import { prefixMatches } from '../matching/beginnings.ts';
import { matchWord } from '../matching/match-word.ts';
import { sureMatches } from '../matching/sure-matches.ts';
import { bestOfEach, type WordMatch } from '../matching/word-match.ts';
import { isStopWord } from '../words/stop-words.ts';
import { isTalk } from '../words/talk.ts';
import type { Word } from '../words/word.ts';
import { readWord } from './read-word.ts';
import type { Read, Reading } from './reading.ts';
import { togetherAt } from './together.ts';

/** Reads what stands at one place of a question, if it is of the kind that this reader knows. */
type Reader = (question: Reading, here: Word, at: number) => Read | undefined;

/** Several words that are one thing: "foreign minister", "sanc tions". */
const several: Reader = ({ vocabulary, words, text, mayGuess }, _, at) => {
  const together = togetherAt(vocabulary, words, at, text, mayGuess);
  return together && { asked: [together.asked], words: together.words };
};

/** The word that is being typed also means what begins with it; a small word means nothing else. */
const unfinished: Reader = ({ vocabulary, words, typing }, { text: typed }, at) => {
  if (!typing || at < words.length - 1) return undefined;
  const longer = prefixMatches(vocabulary, typed);
  if (isStopWord(typed) && !isAcronym(vocabulary, typed))
    return { asked: longer.length ? [{ typed, matches: longer }] : [] };
  return { asked: [{ typed, matches: bestOfEach([...matchWord(vocabulary, typed), ...longer]) }] };
};

/** A question that is a month wants what texts write with a capital: May, not what may be. */
const month: Reader = ({ vocabulary, words, isMonth }, { text }, at) => {
  if (!isMonth) return undefined;
  if (at < words.length - 1) return { asked: [] };
  const matches = sureMatches(vocabulary, text).filter(({ word }) => word.proper);
  return { asked: [{ typed: `${text.charAt(0).toUpperCase()}${text.slice(1)}`, matches }] };
};

/** An everyday word, unless it is a name, typed in capitals or after "the": US and not us. */
const talk: Reader = ({ vocabulary, words }, { text, capitals }, at) => {
  if (!isTalk(text)) return undefined;
  if (isAcronym(vocabulary, text) && (capitals === 'all' || words[at - 1]?.text === 'the'))
    return { asked: [{ typed: text.toUpperCase(), matches: namesOf(vocabulary, text) }] };
  return { asked: [], small: !isStopWord(text) };
};

/** The words that texts write in capitals: US, and not the "used" of the same stem. */
const namesOf = (vocabulary: Vocabulary, text: string): WordMatch[] =>
  sureMatches(vocabulary, text).filter(({ word }) => word.acronym);

/** Words that only say what kind of answer or which section is wanted: "what month". */
const framing: Reader = ({ framed }, here) =>
  framed.some(({ start, end }) => here.start >= start && here.end <= end)
    ? { asked: [], small: true }
    : undefined;

/** One or two letters that are slang or an unfinished word: "who tf", "joint ex". */
const fragment: Reader = ({ vocabulary, words, text: question }, here) => {
  const { text: typed } = here;
  return words.length > 1 && isFragment(vocabulary, question, here)
    ? { asked: [{ typed, matches: sureMatches(vocabulary, typed), optional: true }] }
    : undefined;
};

/**
 * Whether a word is one or two small letters by themselves that no entry has. At the end of a question they may still become anything, even
 * if some name has just these letters.
 */
function isFragment(vocabulary: Vocabulary, question: string, { text, start, end, capitals }: Word): boolean {
  if (!/^[a-z]{1,2}$/.test(text) || capitals === 'all') return false;
  if (/\S/.test(`${question[start - 1] ?? ' '}${question[end] ?? ' '}`)) return false;
  const matches = sureMatches(vocabulary, text);
  return start > 0 && end === question.length ? matches.every(({ word }) => word.acronym) : !matches.length;
}

/** Any other word: it is missed when no entry has it. */
function other(question: Reading, here: Word, at: number): Read {
  const asked = readWord(question, here, at === question.words.length - 1);
  return { asked: saysOfWhat(question.words, at) ? asked.map((one) => ({ ...one, part: true })) : asked };
}

/** Whether a word stands after "of" and says what is meant by the one before: a "pillar of salt" is no other pillar. */
function saysOfWhat(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text ?? '';
  return (ARTICLES.has(before) ? words[at - 2]?.text : before) === 'of';
}

const ARTICLES = new Set(['the', 'a', 'an']);

/** The first of these that knows what stands at a place reads it. */
const READERS = [several, unfinished, month, talk, framing, fragment];

/** What stands at one place of a question. */
export function readAt(question: Reading, here: Word, at: number): Read {
  for (const reader of READERS) {
    const read = reader(question, here, at);
    if (read) return read;
  }
  return other(question, here, at);
}
