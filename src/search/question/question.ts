import { isAcronym, type Vocabulary } from '../corpus/vocabulary.ts';
import { prefixMatches } from '../matching/beginnings.ts';
import { type Known, knownMatches, matchWord } from '../matching/match-word.ts';
import { soundMatches } from '../matching/sound-match.ts';
import { bestOfEach, sureMatches, type WordMatch } from '../matching/sure-matches.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isStopWord } from '../words/stop-words.ts';
import { isTalk } from '../words/talk.ts';
import { isUnspaced, pairsOf, segmentsOf } from '../words/unspaced.ts';
import type { Word } from '../words/word.ts';
import { wordsOf } from '../words/words.ts';
import { isMonth, spansOfKinds } from './answer-kind.ts';
import type { Asked } from './asked.ts';
import { createGuessing, type MayGuess } from './guessing.ts';
import { MOST_WORDS } from './long-question.ts';
import { spansOfSection } from './section-asked.ts';
import { regionMeant } from './spelled-out.ts';
import { splitMatch } from './split.ts';
import { togetherAt, withCompounds } from './together.ts';

/** Four letters or more with spaces between. */
const SPREAD = /(?<!\S)(?:\p{L} ){3,}\p{L}(?!\S)/gu;

/** What a question without its frame asks for. With `typing` its last word may be unfinished. */
export const readQuestion = (vocabulary: Vocabulary, question: string, typing = false): Asked[] =>
  readWith(vocabulary, question, typing);

/** The same; a part of a question is read with the guesses that the whole has left. */
function readWith(vocabulary: Vocabulary, asked: string, typing: boolean, guessesLeft?: MayGuess): Asked[] {
  const question = asked.replace(SPREAD, (letters) => letters.replaceAll(' ', ''));
  const words = wordsOf(question, isStopWord).slice(0, MOST_WORDS);
  const framed = [...spansOfKinds(question), ...spansOfSection(question)];
  const onlyMonth = isMonth(question);
  const mayGuess = guessesLeft ?? createGuessing(words.length);
  const found = new Map<string, Asked & { at: number }>();
  const small: { text: string; at: number }[] = [];
  const keep = (one: Asked, at: number): unknown =>
    found.has(one.typed) || found.set(one.typed, { ...one, at });
  for (let i = 0; i < words.length; i += 1) {
    const [here, next] = [words[i], words[i + 1]];
    if (!here) continue;
    if (found.size >= MOST_WORDS) break;
    const { text, capitals } = here;
    const together = togetherAt(vocabulary, words, i, question, mayGuess);
    if (together) {
      keep(together.asked, i);
      i += together.words - 1;
    } else if (typing && !next) {
      for (const one of readUnfinished(vocabulary, text)) keep(one, i);
    } else if (onlyMonth) {
      if (!next) keep(readMonth(vocabulary, text), i);
    } else if (isTalk(text)) {
      const name = isAcronym(vocabulary, text);
      if (name && (capitals === 'all' || words[i - 1]?.text === 'the'))
        keep({ typed: text.toUpperCase(), matches: namesOf(vocabulary, text) }, i);
      else if (!isStopWord(text)) small.push({ text, at: i });
    } else if (framed.some(({ start, end }) => here.start >= start && here.end <= end))
      small.push({ text, at: i });
    else if (words.length > 1 && isFragment(vocabulary, question, here))
      keep({ typed: text, matches: sureMatches(vocabulary, text), optional: true }, i);
    else
      for (const one of read(vocabulary, here, question, mayGuess, !next))
        keep(saysOfWhat(words, i) ? { ...one, part: true } : one, i);
  }
  const optional = found.size > 0;
  for (const { text, at } of small) {
    const matches = found.has(text) ? [] : sureMatches(vocabulary, text);
    if (matches.length) keep({ typed: text, matches, ...(optional && { optional }) }, at);
  }
  return withCompounds(
    vocabulary,
    [...found.values()].sort((a, b) => a.at - b.at),
  );
}

/** Whether a word says of what another is: a "pillar of the salt" is no other pillar. */
function saysOfWhat(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text ?? '';
  return (ARTICLES.has(before) ? words[at - 2]?.text : before) === 'of';
}

const ARTICLES = new Set(['the', 'a', 'an']);

/** A month is what texts write with a capital: who asks "in may" does not ask what may be. */
const readMonth = (vocabulary: Vocabulary, text: string): Asked => ({
  typed: `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
  matches: sureMatches(vocabulary, text).filter(({ word }) => word.proper),
});

/** What is typed in capitals and written so: US, and not the "used" of the same stem. */
const namesOf = (vocabulary: Vocabulary, text: string): WordMatch[] =>
  sureMatches(vocabulary, text).filter(({ word }) => word.acronym);

/**
 * A small letter or two that stand by themselves and that no entry has are slang or not finished ("who tf", "joint ex"): whichever,
 * they are not missed. At the end they may be the letters of a name as well.
 */
function isFragment(vocabulary: Vocabulary, question: string, { text, start, end, capitals }: Word): boolean {
  if (!/^[a-z]{1,2}$/.test(text) || capitals === 'all') return false;
  if (/\S/.test(`${question[start - 1] ?? ' '}${question[end] ?? ' '}`)) return false;
  const matches = sureMatches(vocabulary, text);
  return start > 0 && end === question.length ? matches.every(({ word }) => word.acronym) : !matches.length;
}

/** The word that is being typed may become any that begins with it; a small word only those. */
function readUnfinished(vocabulary: Vocabulary, typed: string): Asked[] {
  const longer = prefixMatches(vocabulary, typed);
  if (isStopWord(typed) && !isAcronym(vocabulary, typed))
    return longer.length ? [{ typed, matches: longer }] : [];
  return [{ typed, matches: bestOfEach([...matchWord(vocabulary, typed), ...longer]) }];
}

function read(
  vocabulary: Vocabulary,
  word: Word,
  question: string,
  mayGuess: MayGuess,
  isLast: boolean,
): Asked[] {
  const { text: typed, start, end } = word;
  const known = knownOf(vocabulary, word);
  const isKnown = known.sure.length > 0 || known.meant.length > 0;
  if (!isKnown && !isUnspaced(typed) && !mayGuess(typed)) return [{ typed, matches: [] }];
  const whole = matchWord(vocabulary, typed, known);
  const unfinished = isLast && !isEnglish(typed) && !whole.some(({ how }) => how === 'exact');
  const matches = unfinished ? bestOfEach([...whole, ...prefixMatches(vocabulary, typed)]) : whole;
  if (matches.some(({ quality }) => quality >= SURE_ENOUGH)) return [{ typed, matches }];
  if (isUnspaced(typed)) return readUnspaced(vocabulary, typed);
  const apart = question.slice(start, end).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  if (apart.includes(' ')) return readWith(vocabulary, apart, false, mayGuess);
  const parts = splitMatch(vocabulary, typed);
  return parts.length ? parts : [{ typed, matches }];
}

/** What a typed word is; a code in capitals is its region too, which is spelled right and so is no slip of another. */
function knownOf(vocabulary: Vocabulary, { text, capitals }: Word): Known {
  const known = knownMatches(vocabulary, text);
  const region = capitals === 'all' && !known.sure.length && regionMeant(text);
  if (!region) return known;
  const { sure, meant } = knownMatches(vocabulary, region);
  // The nations of any entry are not the United Nations.
  const others = known.meant.filter(({ word }) => !region.split(' ').includes(word.text));
  return { sure, meant: [...others, ...meant] };
}

/** Each two neighbouring characters. Those across the border of a longer word are not missed, as they say nothing by themselves. */
function readUnspaced(vocabulary: Vocabulary, typed: string): Asked[] {
  const borders = segmentsOf(typed).flatMap((word, i, all) => {
    const before = all[i - 1] ?? '';
    return before.length + word.length > 2 ? [`${[...before].at(-1)}${[...word][0]}`] : [];
  });
  return pairsOf(typed)
    .slice(0, MOST_WORDS)
    .flatMap(({ text }): Asked[] => {
      const sure = sureMatches(vocabulary, text);
      const matches = sure.length ? sure : soundMatches(vocabulary, text);
      return matches.length || !borders.includes(text) ? [{ typed: text, matches }] : [];
    });
}

/** A guess at least this good is not taken apart into several words: in a big vocabulary almost anything can be. */
const SURE_ENOUGH = 0.7;
