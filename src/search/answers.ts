import { TELLING } from './ranking/coverage.ts';
import type { Ranked } from './ranking/score.ts';
import { thresholds } from './thresholds.ts';
import { commonness } from './words/commonness.ts';
import { isWithin, wordsOf } from './words/words.ts';

/**
 * So many telling words in one stretch of a question are what it is about, whatever else is told around them, see
 * `Coverage.stretch`.
 */
const STRETCH = 3;

/** An entry does not answer when one that is ranked before it covers so much more of the question. */
const CLEARLY_MORE = 0.1;

/** The first of the ranked entries that answers; `bare` as in `Question`. */
export const firstThatAnswers = (ranked: readonly Ranked[], bare: boolean): Ranked | undefined =>
  ranked.find(
    (one, i) =>
      answers(one, bare) &&
      ranked.slice(0, i).every(({ coverage }) => coverage <= one.coverage + CLEARLY_MORE),
  );

/**
 * Whether an entry answers a question rather than just having something of it: it was asked for by name, or has a telling stretch of the
 * question, or enough of all of it. The words that it has must then say something, unless they are all that was typed.
 */
const answers = (one: Ranked, bare: boolean): boolean =>
  one.named ||
  one.stretch >= STRETCH ||
  (isCovered(one) && (isNumber(one) ? saysWhich(one, bare) : bare || saysEnough(one)));

/** Whether nothing but numbers was found. */
const isNumber = (one: Ranked): boolean => typedIn(one).every((typed) => /^\d+$/.test(typed));

/** A number says what is meant when nothing else was asked or only one entry has it; a single digit does only beside another. */
const saysWhich = ({ why, ordered }: Ranked, bare: boolean): boolean =>
  (bare && ordered) ||
  why.some(
    ({ typed, match }) => typed.length > 1 && match.quality === 1 && (bare || match.word.entries === 1),
  );

const isCovered = (one: Ranked): boolean =>
  one.coverage >= thresholds.answer || (one.coverage >= thresholds.together && isTogether(one));

/**
 * So many words of a question are not met in one entry by chance. A proper name counts as one more, and so does telling what
 * was asked for or being of the section that was asked for.
 */
const TOGETHER = 3;

const isTogether = (one: Ranked): boolean => {
  const telling = typedIn(one, DOUBTFUL).filter((typed) => commonness(typed) < EVERYDAY);
  const missing = TOGETHER - telling.length - (one.told || one.ofSection ? 1 : 0);
  return missing <= 0 || (missing === 1 && hasName(one));
};

/**
 * Whether a word that surely matched is a proper name: the entry has it with a capital within a sentence, and not as the beginning of a
 * longer name of which the rest was not asked for ("United" of United States).
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

/** As sure as the people of a country mean the country. */
const SURELY = 0.85;

/** What was typed that an entry, or the title of its briefing, has: by matches surer than this. */
const typedIn = ({ why, ofTitle }: Ranked, surerThan = 0): string[] => [
  ...new Set(why.filter(({ match }) => match.quality > surerThan).map(({ typed }) => typed)),
  ...ofTitle,
];

/** A guess no surer than this says little about what was meant. */
const DOUBTFUL = 0.5;

/**
 * Whether the words of a question that an entry has say anything. Everyday words, "is it expected", "best price", do not.
 */
function saysEnough(one: Ranked): boolean {
  const common = typedIn(one).map((typed) =>
    /^\d+$/.test(typed) ? TELLING_TOGETHER : commonnessIn(one, typed),
  );
  const least = Math.min(...common);
  const said = common.reduce((sum, each) => sum + 1 - each, 0);
  return (
    (one.ordered && common.filter((one) => one < 1).length > 1) ||
    ((one.told || one.ofSection) && least < EVERYDAY) ||
    (least < TELLING_TOGETHER && hasName(one)) ||
    (one.ofName && least < EVERYDAY) ||
    least < TELLING ||
    (common.length > 1 && (one.coverage >= ALL ? least < TELLING_WITH_ALL : said >= SAID_TOGETHER))
  );
}

/** How common what was typed is: "settings" that led to "set" are as common as "set". */
function commonnessIn({ why }: Ranked, typed: string): number {
  const led = why
    .filter((one) => one.typed === typed)
    .map(({ match }) => (match.how === 'stem' ? commonness(match.word.text) : 0));
  return Math.max(commonness(typed), led.length ? Math.min(...led) : 0);
}

/** A name less common than this says something. */
const TELLING_TOGETHER = 0.5;
/** Several words say something when what each lacks of being common adds up to this. */
const SAID_TOGETHER = 0.8;
/** In an entry that has all that was asked for, one word less common than this is enough: "trip in May". */
const [ALL, TELLING_WITH_ALL] = [0.95, 0.6];
/** A word as common as this says nothing, even as part of a name: the "point" of Basis Point. */
const EVERYDAY = 0.7;
