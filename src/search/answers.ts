import { TELLING } from './ranking/coverage.ts';
import type { Ranked } from './ranking/score.ts';
import { thresholds } from './thresholds.ts';
import { commonness } from './words/commonness.ts';
import { wordsOf } from './words/words.ts';

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
  const telling = typedIn(one).filter((typed) => commonness(typed) < EVERYDAY);
  const missing = TOGETHER - telling.length;
  return missing <= 0 || (missing === 1 && hasName(one));
};

/**
 * Whether some word that matched is a proper name: the entry has it with a capital within a sentence, and not as the beginning
 * of a longer name that was not asked for ("United" of United States).
 */
function hasName({ why, document: { entry } }: Ranked): boolean {
  const sure = why.filter(({ match }) => match.quality >= SURELY);
  const matched = new Map(sure.map(({ match }) => [match.word.text, match.how]));
  const text = entry.text.plain;
  const words = wordsOf(text);
  return words.some(({ text: word, capitals, start, end }, i) => {
    const how = matched.get(word);
    if (capitals === 'none' || !how) return false;
    const next = words[i + 1];
    const goesOn = next?.capitals === 'first' && next.start === end + 1 && !matched.has(next.text);
    return (how === 'meaning' || !goesOn) && WITHIN.test(text.slice(Math.max(0, start - 2), start));
  });
}

/** As sure as the people of a country are for the country. */
const SURELY = 0.85;
/** What stands before a word within a sentence. */
const WITHIN = /[\p{L}\p{N},][\s-]$/u;

/** What an entry, or its briefing's title, has of a question. */
const typedIn = ({ why, ofTitle }: Ranked): string[] => [
  ...new Set(why.map(({ typed }) => typed)),
  ...ofTitle,
];

/** All there is of a question in an entry may be words of any talk: "is it expected", "best price". They answer nothing, nor do numbers alone. */
function saysEnough(one: Ranked): boolean {
  const common = typedIn(one).map((typed) =>
    /^\d+$/.test(typed) ? TELLING_TOGETHER : commonnessIn(one, typed),
  );
  const least = Math.min(...common);
  return (
    (one.ordered && common.filter((one) => one < 1).length > 1) ||
    (one.told && least < EVERYDAY) ||
    (least < TELLING_TOGETHER && hasName(one)) ||
    (one.ofName && least < EVERYDAY) ||
    least < TELLING ||
    (common.length > 1 && least < TELLING_TOGETHER)
  );
}

/** "Settings" say no more than the "set" they led to. */
function commonnessIn({ why }: Ranked, typed: string): number {
  const led = why
    .filter((one) => one.typed === typed)
    .map(({ match }) => (match.how === 'stem' ? commonness(match.word.text) : 0));
  return Math.max(commonness(typed), led.length ? Math.min(...led) : 0);
}

const TELLING_TOGETHER = 0.5;
/** A part of a name that is as common as this is any talk's: the "point" of Basis Point. */
const EVERYDAY = 0.7;
