import { TELLING } from './ranking/coverage.ts';
import type { Ranked } from './ranking/score.ts';
import { thresholds } from './thresholds.ts';
import { commonness } from './words/commonness.ts';
import { isWithin, wordsOf } from './words/words.ts';

/** So many telling words close together in a long question are what it is about, whatever story is told around them. */
const STRETCH = 3;

/** An entry does not answer in place of a better one that has so much more of the question. */
const CLEARLY_MORE = 0.1;

/** The first of ranked entries that answers; `bare` says that nothing was asked but what they were ranked by. */
export const firstThatAnswers = (ranked: readonly Ranked[], bare: boolean): Ranked | undefined =>
  ranked.find(
    (one, i) =>
      answers(one, bare) &&
      ranked.slice(0, i).every(({ coverage }) => coverage <= one.coverage + CLEARLY_MORE),
  );

/**
 * Whether an entry answers a question rather than just having something of it. A name that was asked for whole answers,
 * whatever was asked besides; `bare` says that nothing else was asked.
 */
const answers = (one: Ranked, bare: boolean): boolean =>
  one.named || one.stretch >= STRETCH || (isCovered(one) && (bare || saysEnough(one)));

const isCovered = (one: Ranked): boolean =>
  one.coverage >= thresholds.answer || (one.coverage >= thresholds.together && isTogether(one));

/** So many words of a question, a proper name and one more, or two where it tells what or is of the section that was asked for, are not met in one entry by chance. */
const TOGETHER = 3;

const isTogether = (one: Ranked): boolean => {
  const telling = typedIn(one).filter((typed) => commonness(typed) < EVERYDAY);
  const missing = TOGETHER - telling.length - (one.told || one.ofSection ? 1 : 0);
  return missing <= 0 || (missing === 1 && hasName(one));
};

/**
 * Whether some word that matched is a proper name: the entry has it with a capital within a sentence, and not as the beginning
 * of a longer name that was not asked for ("United" of United States).
 */
function hasName({ why, document: { entry } }: Ranked): boolean {
  const sure = why.filter(({ match }) => match.quality >= SURELY);
  const matched = new Map(sure.map(({ match }) => [match.word.text, match.how]));
  const words = wordsOf(entry.text.plain);
  return words.some(({ text: word, capitals, start, end }, i) => {
    const how = matched.get(word);
    if (capitals === 'none' || !how) return false;
    const next = words[i + 1];
    const goesOn = next?.capitals === 'first' && next.start === end + 1 && !matched.has(next.text);
    return (how === 'meaning' || !goesOn) && isWithin(entry.text.plain, start);
  });
}

/** As sure as the people of a country are for the country. */
const SURELY = 0.85;

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
    ((one.told || one.ofSection) && least < EVERYDAY) ||
    (least < TELLING_TOGETHER && hasName(one)) ||
    (one.ofName && least < EVERYDAY) ||
    least < TELLING ||
    (common.length > 1 && least < (one.coverage >= ALL ? TELLING_WITH_ALL : TELLING_TOGETHER))
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
/** An entry with all that was asked for is hardly met by chance: "trip in May". */
const [ALL, TELLING_WITH_ALL] = [0.95, 0.6];
/** A part of a name that is as common as this is any talk's: the "point" of Basis Point. */
const EVERYDAY = 0.7;
