import { type Corpus, entriesCalled } from '../corpus/corpus.ts';
import { mainName } from '../corpus/names.ts';
import { kindsAsked, tells } from '../question/answer-kind.ts';
import type { Asked } from '../question/asked.ts';
import { closest } from './closest.ts';
import { type Look, look } from './look.ts';
import { mended } from './mended.ts';
import { type Ranked, score } from './score.ts';
import { weighAll } from './weigh.ts';

/** Entries that have any of what was asked, best first; of equal ones the newer briefing's first. */
export function rank(corpus: Corpus, question: string, asked: readonly Asked[]): Ranked[] {
  const weighed = weighAll(corpus, asked);
  const same = entriesCalled(corpus, question);
  const called = same.length ? same : entriesCalled(corpus, mended(question, asked));
  const how = same.length ? 'exactly' : 'but for slips';
  const numbers = new Set([...called, ...closest(corpus, weighed)]);
  const kinds = kindsAsked(question);
  const isTold = ({ document: { entry } }: Look): boolean =>
    kinds.some((kind) => tells(entry.text.plain, kind));
  const looks = [...numbers].flatMap((number) => {
    const document = corpus.documents[number];
    return document ? [look(corpus, document, weighed, called.includes(number) ? how : undefined)] : [];
  });
  const most = looks.reduce((best, { coverage: { covered } }) => Math.max(best, covered), 0);
  return newerFirst(
    looks.map((one) => score(one, most, isTold(one))).sort((a, b) => b.score - a.score || newer(a, b)),
  );
}

const newer = (a: Ranked, b: Ranked): number =>
  (b.document.briefing.date ?? 0) - (a.document.briefing.date ?? 0);

/** An entry that has so much less of a question than another does not take its place by being newer. */
const AS_GOOD = 0.1;

/** Where several briefings explain one term and have as much of the question, the newest takes the best of their places, and so on. */
function newerFirst(ranked: readonly Ranked[]): Ranked[] {
  const byTerm = Map.groupBy(ranked, termOf);
  for (const group of byTerm.values()) {
    const most = Math.max(...group.map(({ coverage }) => coverage));
    const isAsGood = ({ coverage }: Ranked): boolean => coverage >= most - AS_GOOD;
    group.sort((a, b) => Number(isAsGood(b)) - Number(isAsGood(a)) || (isAsGood(a) ? newer(a, b) : 0));
  }
  return ranked.flatMap((one) => byTerm.get(termOf(one))?.shift() ?? []);
}

const termOf = ({ document: { entry } }: Ranked): string => (entry.term ? mainName(entry.term) : entry.id);
