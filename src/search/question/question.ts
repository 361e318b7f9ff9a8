import type { Vocabulary } from '../corpus/vocabulary.ts';
import { sureMatches } from '../matching/sure-matches.ts';
import { isStopWord } from '../words/stop-words.ts';
import { wordsOf } from '../words/words.ts';
import { isMonth, spansOfKinds } from './answer-kind.ts';
import type { Asked } from './asked.ts';
import { createGuessing, type MayGuess } from './guessing.ts';
import { MOST_WORDS } from './long-question.ts';
import { readAt } from './read-at.ts';
import type { Reading } from './reading.ts';
import { spansOfSection } from './section-asked.ts';
import { withCompounds } from './together.ts';

/** Four letters or more with spaces between. */
const SPREAD = /(?<!\S)(?:\p{L} ){3,}\p{L}(?!\S)/gu;

/** What a question without its frame asks for. With `typing` its last word may be unfinished. */
export const readQuestion = (vocabulary: Vocabulary, question: string, typing = false): Asked[] =>
  read(begin(vocabulary, question, typing));

function begin(vocabulary: Vocabulary, question: string, typing: boolean, guessesLeft?: MayGuess): Reading {
  const text = question.replace(SPREAD, (letters) => letters.replaceAll(' ', ''));
  const words = wordsOf(text, isStopWord).slice(0, MOST_WORDS);
  const mayGuess = guessesLeft ?? createGuessing(words.length);
  return {
    vocabulary,
    text,
    words,
    typing,
    isMonth: isMonth(text),
    framed: [...spansOfKinds(text), ...spansOfSection(text)],
    mayGuess,
    readPart: (part) => read(begin(vocabulary, part, false, mayGuess)),
  };
}

/** Each thing that is asked for once, in the order of the question; small words last, once it is known what else there is. */
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
