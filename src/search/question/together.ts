import { isAcronym, type Vocabulary } from '../corpus/vocabulary.ts';
import { prefixMatches } from '../matching/beginnings.ts';
import { knownMatches, matchWord } from '../matching/match-word.ts';
import { typoMatches } from '../matching/slips.ts';
import { soundMatches } from '../matching/sound-match.ts';
import { sureMatches } from '../matching/sure-matches.ts';
import { bestOfEach, type WordMatch } from '../matching/word-match.ts';
import { isNoWord } from '../words/english/written.ts';
import { isStopWord } from '../words/stop-words.ts';
import type { Word } from '../words/word.ts';
import type { Asked } from './asked.ts';
import type { MayGuess } from './guessing.ts';
import { spelledOut } from './spelled-out.ts';

/** Several words of a question that are one thing, and how many. */
type Together = { asked: Asked; words: number };

/** The one thing that the words from `at` on are together, if they are; words are only guessed at when `mayGuess` allows it. */
export const togetherAt = (
  vocabulary: Vocabulary,
  words: readonly Word[],
  at: number,
  question: string,
  mayGuess: MayGuess,
): Together | undefined =>
  initialsMatch(vocabulary, words, at) ??
  phraseMatch(vocabulary, words, at) ??
  joinedMatch(vocabulary, question, mayGuess, words[at], words[at + 1]);

/** "european union": a name spelled out, when the corpus has its initials but not its words. */
function initialsMatch(vocabulary: Vocabulary, words: readonly Word[], at: number): Together | undefined {
  const spelled = spelledOut(words, at, (initials) => isAcronym(vocabulary, initials));
  if (!spelled) return undefined;
  const run = words.slice(at, at + spelled.length).map(({ text }) => text);
  // When most of the words are known, the others are more likely mistyped than all of them a name.
  const known = run.filter((text) => sureMatches(vocabulary, text).length);
  if (run.some(isStopWord) || known.length > (run.length > 2 ? 0 : 1)) return undefined;
  const matches = sureMatches(vocabulary, spelled.initials).map(
    (match): WordMatch => ({ ...match, how: 'initials' }),
  );
  return { asked: { typed: run.join(' '), matches }, words: run.length };
}

/** "foreign minister": a phrase for which the corpus has other words, when it does not have each word of the phrase itself. */
function phraseMatch(vocabulary: Vocabulary, words: readonly Word[], at: number): Together | undefined {
  for (let length = LONGEST_PHRASE; length > 1; length -= 1) {
    const run = words.slice(at, at + length).map(({ text }) => text);
    if (run.length < length || isStopWord(run[0] ?? '') || isStopWord(run.at(-1) ?? '')) continue;
    const typed = run.join(' ');
    const matches = bestOfEach(knownMatches(vocabulary, typed).meant);
    if (!matches.length) continue;
    if (run.every((text) => isStopWord(text) || sureMatches(vocabulary, text).length)) continue;
    return { asked: { typed, matches }, words: length };
  }
  return undefined;
}

const LONGEST_PHRASE = 4;

/**
 * "sanc tions": two neighbours, at least one of them no word of the corpus, that are one word when joined. That word may be mistyped or
 * unfinished when a hyphen stands between, "well-onnected", or when one half leads nowhere, "kew bit".
 */
function joinedMatch(
  vocabulary: Vocabulary,
  question: string,
  mayGuess: MayGuess,
  a?: Word,
  b?: Word,
): Together | undefined {
  const means = ({ text }: Word): boolean => isStopWord(text) || sureMatches(vocabulary, text).length > 0;
  if (!a || !b || b.start < a.end || b.start > a.end + 1) return undefined;
  if ((means(a) && means(b)) || a.text.length + b.text.length < SHORTEST_JOINED) return undefined;
  const whole = a.text + b.text;
  const longer = Math.max(a.text.length, b.text.length);
  const sure = sureMatches(vocabulary, whole).filter(({ word }) => word.text.length > longer);
  const isTorn = (): boolean =>
    question[a.end] === '-' ||
    (Math.min(a.text.length, b.text.length) <= SYLLABLE &&
      [a, b].some(({ text }) => leadsNowhere(vocabulary, text, mayGuess)));
  const guessed = !sure.length && isTorn() && mayGuess(whole);
  const found = guessed
    ? [
        ...soundMatches(vocabulary, whole),
        ...typoMatches(vocabulary, whole),
        ...prefixMatches(vocabulary, whole),
      ]
    : sure;
  const matches = found.map((match): WordMatch => ({ ...match, how: 'joined' }));
  return matches.length ? { asked: { typed: `${a.text} ${b.text}`, matches }, words: 2 } : undefined;
}

/** Whether half of a word leads nowhere by itself. It is guessed at, so this uses up a guess. */
const leadsNowhere = (vocabulary: Vocabulary, half: string, mayGuess: MayGuess): boolean =>
  isNoWord(half) && mayGuess(half) && !matchWord(vocabulary, half).length;

/** One half must be as short as this, a syllable: trying longer ones finds no more and takes a tenth more time. */
const SYLLABLE = 3;
const SHORTEST_JOINED = 3;
