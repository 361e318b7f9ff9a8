import type { Corpus } from '../corpus/corpus.ts';
import { postingsOf } from '../corpus/vocabulary.ts';
import type { Weighed } from './weigh.ts';

/** So many entries at most are looked at closely. */
const CLOSE_LOOK = 40;

/**
 * An entry that lacks this share of a question cannot answer it: from then on words that many entries have need not lead to new
 * ones.
 */
const HOPELESS = 0.5;
const MANY = 500;

/**
 * The numbers of the entries that have most of a question's weight, best first. Rare words are looked up first; once what is left of
 * the question cannot make an answer, common words only add to the entries found so far.
 */
export function candidates(corpus: Corpus, asked: readonly Weighed[]): number[] {
  const { priors, vocabulary } = corpus;
  const rarestFirst = asked.toSorted((a, b) => b.weight - a.weight);
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
  const { totals, best } = scratch(corpus);
  const found: number[] = [];
  let left = whole;
  for (const { weight, matches } of rarestFirst) {
    const open = found.length === 0 || left > whole * HOPELESS;
    left -= weight;
    const changed: number[] = [];
    for (const { word, quality } of matches) {
      const followed = open || word.entries < MANY;
      for (const number of postingsOf(vocabulary, word)) {
        const total = totals[number] ?? 0;
        if (total === 0 && !followed) continue;
        const before = best[number] ?? 0;
        if (quality <= before) continue;
        if (before === 0) changed.push(number);
        if (total === 0) found.push(number);
        best[number] = quality;
        totals[number] = total + (quality - before) * weight;
      }
    }
    for (const number of changed) best[number] = 0;
  }
  const numbers = top(found, (number) => (totals[number] ?? 0) / whole + (priors[number] ?? -Infinity));
  for (const number of found) totals[number] = 0;
  return numbers;
}

const scratches = new WeakMap<Corpus, { totals: Float64Array; best: Float32Array }>();

/** A total for each entry, all 0. Kept from question to question, as making new ones costs more than most questions. */
function scratch(corpus: Corpus): { totals: Float64Array; best: Float32Array } {
  const kept = scratches.get(corpus);
  if (kept && kept.totals.length >= corpus.documents.length) return kept;
  const length = Math.ceil(corpus.documents.length * 1.5);
  const made = { totals: new Float64Array(length), best: new Float32Array(length) };
  scratches.set(corpus, made);
  return made;
}

/** The `CLOSE_LOOK` numbers with the highest scores, best first, without sorting them all. Scores below 0 are left out. */
function top(numbers: readonly number[], score: (number: number) => number): number[] {
  const best: { number: number; score: number }[] = [];
  let least = 0;
  for (const number of numbers) {
    const here = score(number);
    if (here < least || (here === least && best.length === CLOSE_LOOK)) continue;
    if (best.length === CLOSE_LOOK) best.pop();
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < here) at -= 1;
    best.splice(at, 0, { number, score: here });
    if (best.length === CLOSE_LOOK) least = best.at(-1)?.score ?? 0;
  }
  return best.map(({ number }) => number);
}
