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

/**
 * The entries that have something of a question, best first. Of equals the newer briefing's comes first, and one that was taken
 * back last.
 */
export function rank(corpus: Corpus, { text, asked, kinds, news, section }: Question): Ranked[] {
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
  return newestOfTerm(
    looks
      .map((one) => {
        const { entry } = one.document;
        return score(one, most, {
          told: isTold(one),
          ofSection: entry.section === section?.section,
          misplaced: news && isDefinition(one.document),
        });
      })
      .sort((a, b) => b.score - a.score || newer(a, b)),
  );
}

/** Whether an entry only says what a word means: a glossary text that names nobody and no place tells no news. */
const isDefinition = ({ entry, hasNames }: Document): boolean => entry.section === 'glossary' && !hasNames;

/** Whether a question of several words is the beginning of a term: "just-in-t". */
const isBegun = (term: string | undefined, begun: string): boolean =>
  begun.includes(' ') && term !== undefined && foldName(term).startsWith(begun);

/** Sorts what was taken back last, then the newer first. */
const newer = ({ document: { briefing: a } }: Ranked, { document: { briefing: b } }: Ranked): number =>
  Number(a.retracted ?? false) - Number(b.retracted ?? false) || (b.date ?? 0) - (a.date ?? 0);

/** A newer entry does not take the place of one that has so much more of the question. */
const AS_GOOD = 0.1;

/** Where several briefings explain one term about equally well, they share their places by date: the newest gets the best. */
function newestOfTerm(ranked: readonly Ranked[]): Ranked[] {
  const byTerm = Map.groupBy(ranked, termOf);
  for (const group of byTerm.values()) {
    const most = Math.max(...group.map(({ coverage }) => coverage));
    const isAsGood = ({ coverage }: Ranked): boolean => coverage >= most - AS_GOOD;
    group.sort((a, b) => Number(isAsGood(b)) - Number(isAsGood(a)) || (isAsGood(a) ? newer(a, b) : 0));
  }
  return ranked.flatMap((one) => byTerm.get(termOf(one))?.shift() ?? []);
}

const termOf = ({ document: { entry } }: Ranked): string => (entry.term ? mainName(entry.term) : entry.id);
