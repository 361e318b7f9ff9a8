import type { VocabularyWord } from '../corpus/vocabulary.ts';
import type { WordMatch } from '../matching/word-match.ts';
import { thresholds } from '../thresholds.ts';
import { talkiness, type Weighed } from './weigh.ts';

/** What an entry has of a question. */
export type Coverage = {
  /** The weight of what it has. */
  covered: number;
  /** The weight of that and of what it lacks. */
  whole: number;
  /** The most telling words in one stretch of the question that the entry would answer by itself. */
  stretch: number;
  /** Its words that were asked for, and how surely: the quality of the best match. */
  matched: Map<VocabularyWord, number>;
  /** Each match that led to it. */
  why: { typed: string; match: WordMatch }[];
  /** What was asked for and only the title of its briefing has. */
  ofTitle: string[];
};

/** What an entry has of a question. What it lacks counts little when it is talk, or when the title of its briefing has it. */
export function coverageOf(
  asked: readonly Weighed[],
  has: ReadonlySet<VocabularyWord>,
  names: ReadonlySet<VocabularyWord>,
  title: readonly VocabularyWord[] = [],
): Coverage {
  const talk = talkiness(asked, has, names);
  const matched = new Map<VocabularyWord, number>();
  const why: Coverage['why'] = [];
  const ofTitle: string[] = [];
  const stretch = createStretch();
  let [covered, whole] = [0, 0];
  for (const { typed, matches, optional, part, weight, common } of asked) {
    let best = 0;
    for (const match of matches) {
      if (!has.has(match.word)) continue;
      best = Math.max(best, match.quality);
      matched.set(match.word, Math.max(matched.get(match.word) ?? 0, match.quality));
      why.push({ typed, match });
    }
    const titled = matches.some(({ word, quality }) => quality >= NAMELY && title.includes(word));
    const missed = optional ? 0 : titled ? thresholds.titled : 1 - (part ? 0 : talk) * common;
    if (titled && best === 0) ofTitle.push(typed);
    covered += best * weight;
    whole += weight * (best ? 1 : missed);
    stretch.add(best * weight, weight * (best ? 1 : missed), best > 0 && common < TELLING);
  }
  return { covered, whole, stretch: stretch.longest(), matched, why, ofTitle };
}

/** As sure as another name for the same: synonyms are not looked for in titles. */
const NAMELY = 0.6;

/** A word less common than this says by itself what is asked about. */
export const TELLING = 0.3;

/** Looks for a stretch of the question that is answered though the rest is not, as Kadane's algorithm finds the largest sum. */
function createStretch(): { add(has: number, of: number, tells: boolean): void; longest(): number } {
  let [sum, words, longest] = [0, 0, 0];
  return {
    add(has, of, tells) {
      sum = Math.max(0, sum + has - thresholds.answer * of);
      words = sum === 0 ? 0 : words + (tells ? 1 : 0);
      longest = Math.max(longest, words);
    },
    longest: () => longest,
  };
}
