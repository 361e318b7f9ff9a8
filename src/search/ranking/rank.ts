import { type Corpus, type Document, entriesCalled } from '../corpus/corpus.ts';
import { foldName, mainName } from '../corpus/names.ts';
import { tells } from '../question/answer-kind.ts';
import { isSentence } from '../question/is-sentence.ts';
import type { Question } from '../question/question.ts';
import { candidates } from './candidates.ts';
import { type Called, type Look, look } from './look.ts';
import { mended } from './mended.ts';
import { type Ranked, score } from './score.ts';
import { weighAll } from './weigh.ts';

/** Entries that have any of what was asked, best first; of equal ones the newer briefing's first, what was taken back last. */
export function rank(corpus: Corpus, { text, asked, kinds, section }: Question): Ranked[] {
  const weighed = weighAll(corpus, asked, isSentence(text));
  const same = entriesCalled(corpus, text);
  const called = same.length ? same : entriesCalled(corpus, mended(text, asked));
  const numbers = new Set([...called, ...candidates(corpus, weighed)]);
  const begun = foldName(text);
  const calledHow = (number: number, { entry: { term } }: Document): Called =>
    same.includes(number) || (!same.length && isBegun(term, begun))
      ? 'exactly'
      : called.includes(number)
        ? 'but for slips'
        : undefined;
  const isTold = ({ document: { entry } }: Look): boolean => kinds.some((kind) => tells(entry, kind));
  const looks = [...numbers].flatMap((number) => {
    const document = corpus.documents[number];
    return document ? [look(corpus, document, weighed, calledHow(number, document))] : [];
  });
  const most = looks.reduce((best, { coverage: { covered } }) => Math.max(best, covered), 0);
  return newerFirst(
    looks
      .map((one) => score(one, most, isTold(one), one.document.entry.section === section?.section))
      .sort((a, b) => b.score - a.score || newer(a, b)),
  );
}

/** Whether a question is the first words of a name and the beginning of its next: "just-in-t". */
const isBegun = (term: string | undefined, begun: string): boolean =>
  begun.includes(' ') && term !== undefined && foldName(term).startsWith(begun);

/** What stands before what was taken back, then the newer first. */
const newer = ({ document: { briefing: a } }: Ranked, { document: { briefing: b } }: Ranked): number =>
  Number(a.retracted ?? false) - Number(b.retracted ?? false) || (b.date ?? 0) - (a.date ?? 0);

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
