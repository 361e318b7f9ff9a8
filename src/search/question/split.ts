import { isAcronym, type Vocabulary, wordOf } from '../corpus/vocabulary.ts';
import { matchWord } from '../matching/match-word.ts';
import { sureMatches } from '../matching/sure-matches.ts';
import { commonness } from '../words/commonness.ts';
import { isEnglish } from '../words/english/frequency.ts';
import { isWritten } from '../words/english/written.ts';
import { isStopWord } from '../words/stop-words.ts';
import { isTalk } from '../words/talk.ts';
import type { Asked } from './asked.ts';

const SHORTEST_RUN_TOGETHER = 6;
const SHORTEST_PART = 2;
/** A part as short as this is no name in a word that people write: "unplanned" has nothing to do with the UN. */
const CODE = 2;

/** "westernsanctions": the several words, of the corpus and small ones, that one typed word is made of; none when it is not. */
export function splitMatch(vocabulary: Vocabulary, typed: string): Asked[] {
  if (
    (typed.length < SHORTEST_RUN_TOGETHER && !/^\d/.test(typed)) ||
    isEnglish(typed) ||
    commonness(typed) > 0
  )
    return [];
  // best[i] is the fewest words that make up typed.slice(0, i).
  const best: (string[] | undefined)[] = [[]];
  for (let end = SHORTEST_PART; end <= typed.length; end += 1) {
    for (let start = 0; start <= end - SHORTEST_PART; start += 1) {
      const before = best[start];
      const part = typed.slice(start, end);
      if (!before || before.length + 1 >= (best[end]?.length ?? Infinity)) continue;
      if (isTalk(part) || isKnown(vocabulary, part)) best[end] = [...before, part];
    }
  }
  const parts = best[typed.length] ?? numberAndUnit(typed) ?? nearlySplit(vocabulary, typed);
  const content = parts.filter((part) => !isTalk(part));
  // Everyday words are not missed, but they were said: "goodtrip" answers no more than "good trip".
  const said = parts.filter((part) => isTalk(part) && !isStopWord(part));
  if (isWritten(typed) && parts.some((part) => isTalk(part) || part.length <= CODE)) return [];
  if (parts.length < 2 || !content.some((part) => part.length > 3 || /^\d/.test(part))) return [];
  return [
    ...content.map(
      (part): Asked => ({
        typed: part,
        part: true,
        matches: matchWord(vocabulary, part).map((match) => ({ ...match, how: 'split' })),
      }),
    ),
    ...said.map((part): Asked => ({ typed: part, matches: [], optional: true })),
  ];
}

/** "50bps": a number and what it counts. */
const numberAndUnit = (typed: string): string[] | undefined => /^(\d+)([a-z]+)$/.exec(typed)?.slice(1);

/** Two words run together, one of them mistyped: the longest word that is known, and the rest. */
function nearlySplit(vocabulary: Vocabulary, typed: string): string[] {
  const known = (part: string): boolean => (wordOf(vocabulary, part)?.entries ?? 0) > 0;
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
  (part.length > 2 || isAcronym(vocabulary, part)) &&
  sureMatches(vocabulary, part).some(
    ({ how }) => how === 'exact' || isEnglish(part) || part.length >= LONG_FORM,
  );

/** A shorter part that is no English is a form of some word by chance: the "gaug" of Gaugin. */
const LONG_FORM = 5;
