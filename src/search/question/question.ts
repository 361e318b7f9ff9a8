import { type Vocabulary, wordOf } from '../corpus/vocabulary.ts';
import { sureMatches } from '../matching/sure-matches.ts';
import { simplify } from '../words/other-languages/simplified.ts';
import { isStopWord } from '../words/stop-words.ts';
import { wordsOf } from '../words/words.ts';
import { type AnswerKind, isMonth, kindsAsked, spansOfKinds } from './answer-kind.ts';
import type { Asked } from './asked.ts';
import { withCompounds } from './compounds.ts';
import { createGuessing, type MayGuess } from './guessing.ts';
import { beginningOf, MOST_WORDS } from './long-question.ts';
import { asksForNews } from './news-asked.ts';
import { readAt } from './read-at.ts';
import type { Reading } from './reading.ts';
import { type SectionAsked, sectionsAsked } from './section-asked.ts';
import { withoutFrame } from './without-frame.ts';

/** A question that was read: all that ranking needs to know of it. */
export type Question = {
  /** The question as it was read: its beginning, without greetings and requests, see `withoutFrame`. */
  text: string;
  /** What it asks for, each thing once, in the order of the question. */
  asked: readonly Asked[];
  /** Each of its words is asked for: none was left out as a small word. */
  bare: boolean;
  /** The kinds of answer it wants; none for most. */
  kinds: readonly AnswerKind[];
  /** It is about what happens, and not about what something is. */
  news: boolean;
  /** The section it asks for, and where it says so first. */
  section: SectionAsked | undefined;
};

/** Four letters or more with spaces between. */
const SPREAD = /(?<!\S)(?:\p{L} ){3,}\p{L}(?!\S)/gu;

/** Chinese asks whether something is so by saying it twice: 快不快. */
const A_NOT_A = /(\p{sc=Han})[不没]\1/gu;

/** Reads what was typed. With `typing` its last word may be unfinished; with `mayGuess` it shares guesses with other questions. */
export function readQuestion(
  vocabulary: Vocabulary,
  typed: string,
  { typing = false, mayGuess }: { typing?: boolean; mayGuess?: MayGuess } = {},
): Question {
  const reading = begin(vocabulary, withoutFrame(simplify(beginningOf(typed))), typing, mayGuess);
  const { text, words, sections } = reading;
  const asked = read(reading);
  const left = asked.filter(({ optional, matches }) => !optional || !matches.length);
  return {
    text,
    asked,
    bare: words.length === left.length,
    kinds: kindsAsked(text),
    news: asksForNews(text),
    section: sections[0],
  };
}

function begin(vocabulary: Vocabulary, question: string, typing: boolean, guessesLeft?: MayGuess): Reading {
  const text = question.replace(SPREAD, (letters) => letters.replaceAll(' ', '')).replace(A_NOT_A, '$1');
  const isKnown = (pair: string): boolean => (wordOf(vocabulary, pair)?.entries ?? 0) > 0;
  const words = wordsOf(text, isStopWord, isKnown).slice(0, MOST_WORDS);
  const mayGuess = guessesLeft ?? createGuessing(words.length);
  const sections = sectionsAsked(text);
  return {
    vocabulary,
    text,
    words,
    typing,
    isMonth: isMonth(text),
    sections,
    framed: [...spansOfKinds(text), ...sections],
    mayGuess,
    readPart: (part) => read(begin(vocabulary, part, false, mayGuess)),
  };
}

/** What a question asks for. Small words are looked up last, when it is known whether anything else is asked for. */
function read(question: Reading): Asked[] {
  const { vocabulary, words } = question;
  const found = new Map<string, Asked & { at: number }>();
  const keep = (one: Asked, at: number): unknown =>
    found.has(one.typed) || found.set(one.typed, { ...one, at });
  const small: { typed: string; place: number }[] = [];
  let at = 0;
  for (let here = words[at]; here && found.size < MOST_WORDS; here = words[at]) {
    const { asked, words: taken = 1, small: isSmall } = readAt(question, here, at);
    for (const one of asked) keep(one, at);
    if (isSmall) small.push({ typed: here.text, place: at });
    at += taken;
  }
  const optional = found.size > 0;
  for (const { typed, place } of small) {
    const matches = found.has(typed) ? [] : sureMatches(vocabulary, typed);
    if (matches.length) keep({ typed, matches, ...(optional && { optional }) }, place);
  }
  return withCompounds(
    vocabulary,
    [...found.values()].sort((a, b) => a.at - b.at),
  );
}
