import { commonness } from './commonness.ts';
import { TELLING } from './coverage.ts';
import type { Ranked } from './rank.ts';
import { thresholds } from './thresholds.ts';
import { wordsOf } from './words.ts';

/** So many telling words close together in a long question are what it is about, whatever story is told around them. */
const STRETCH = 3;

/**
 * Whether an entry answers a question rather than just having something of it. A name that was asked for whole answers,
 * whatever was asked besides; `bare` says that nothing else was asked.
 */
export const answers = (one: Ranked, bare: boolean): boolean =>
  one.named || one.stretch >= STRETCH || (isCovered(one) && (bare || saysEnough(one)));

const isCovered = (one: Ranked): boolean =>
  one.coverage >= thresholds.answer || (one.coverage >= thresholds.together && isTogether(one));

/** So many words of a question, or a proper name and one more, are not met in one entry by chance. */
const TOGETHER = 3;

const isTogether = (one: Ranked): boolean => {
  const missing = TOGETHER - typedIn(one).length - one.ofTitle.length;
  return missing <= 0 || (missing === 1 && hasName(one));
};

/** Whether some word that matched is a proper name: the entry has it with a capital within a sentence. */
function hasName({ why, document: { entry } }: Ranked): boolean {
  const matched = new Set(
    why.filter(({ match }) => match.quality >= SURELY).map(({ match }) => match.word.text),
  );
  const text = entry.text.plain;
  return wordsOf(text).some(
    ({ text: word, capitals, start }) =>
      capitals !== 'none' && matched.has(word) && WITHIN.test(text.slice(Math.max(0, start - 2), start)),
  );
}

/** As sure as the people of a country are for the country. */
const SURELY = 0.85;
/** What stands before a word within a sentence. */
const WITHIN = /[\p{L}\p{N},][\s-]$/u;

const typedIn = ({ why }: Ranked): string[] => [...new Set(why.map(({ typed }) => typed))];

/** All there is of a question in an entry may be words of any talk: "is it expected", "best price". They answer nothing, nor do numbers alone. */
function saysEnough(one: Ranked): boolean {
  const common = typedIn(one).map((typed) => (/^\d+$/.test(typed) ? TELLING_TOGETHER : commonness(typed)));
  const least = Math.min(...common);
  return (
    one.ordered ||
    (one.ofName && least < EVERYDAY) ||
    least < TELLING ||
    (common.length > 1 && least < TELLING_TOGETHER)
  );
}

const TELLING_TOGETHER = 0.5;
/** A part of a name that is as common as this is any talk's: the "point" of Basis Point. */
const EVERYDAY = 0.7;
