import { type Match, type SearchIndex, type SearchResult, search } from '../../src/search/index.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { indexOf, manyBriefings, oneBriefing } from './libraries.ts';
import { type Library, type Query, readQueries } from './question-sets.ts';

/** What a question got: `right` is never true for one that has no answer. */
export type Outcome = Query & { answered: boolean; right: boolean; suggested: boolean; got: string };

const indexes: Record<Library, SearchIndex> = {
  one: oneBriefing,
  many: manyBriefings,
  many2: await indexOf('many2'),
  many3: await indexOf('many3'),
  many4: await indexOf('many4'),
  many5: await indexOf('many5'),
};

/** What a library says to a question. */
type Ask = (library: Library, question: string) => SearchResult;

const ask: Ask = (library, question) => search(indexes[library], question);

/** The same, but asks each question once: nearly half of them stand in more than one set. */
export function createRememberingAsk(): Ask {
  const said = new Map<string, SearchResult>();
  return (library, question) => {
    const key = `${library} ${question}`;
    const result = said.get(key) ?? ask(library, question);
    said.set(key, result);
    return result;
  };
}

/** Asks all questions of a set and judges each by its labels. */
export const judge = (library: Library, set: string, says = ask): Outcome[] =>
  readQueries(library, set).map((query) => {
    const { answer, suggestions } = says(library, query.question);
    const isRight = (match: Match): boolean => query.answers.some((label) => isMeant(match, label));
    return {
      ...query,
      answered: answer !== undefined,
      right: answer !== undefined && isRight(answer),
      suggested: suggestions.some(isRight),
      got: answer ? `${answer.briefing.id}: ${answer.entry.term ?? answer.entry.section}` : 'nothing',
    };
  });

/** What became of a set, of each kind those that went amiss; `asked` and `unanswerable` are how many there were. */
export type Score = {
  asked: number;
  unanswerable: number;
  /** Got another entry, or nothing; of the latter those that were not offered the right one either. */
  wrong: Outcome[];
  none: Outcome[];
  lost: Outcome[];
  /** Have no answer and got one. */
  invented: Outcome[];
};

/** Asks a set and the questions without an answer beside it. */
export function score(library: Library, set: string, says = ask): Score {
  const asked = judge(library, set, says);
  const unanswerable = judge(library, `${set}-unanswerable`, says);
  const none = asked.filter(({ answered }) => !answered);
  return {
    asked: asked.length,
    unanswerable: unanswerable.length,
    wrong: asked.filter(({ answered, right }) => answered && !right),
    none,
    lost: none.filter(({ suggested }) => !suggested),
    invented: unanswerable.filter(({ answered }) => answered),
  };
}

/** One line about an outcome, for when it is not what it should be. */
export const show = ({ kind, question, answers, got }: Outcome): string =>
  `${kind}: "${question}" wants ${answers.join('|') || 'nothing'}, got ${got}`;

/** The glossary of the real briefing, by the labels of its query files. */
const REAL: Record<string, string> = { mc: 'Military', ws: 'Western', ab: 'US Secretary' };

/** Whether a label of a question means an entry. Labels are `file:Term`, `file:t2`, `file:an`, `file:su`; without a file they mean the real briefing. */
export function isMeant({ entry, briefing }: Pick<Match, 'entry' | 'briefing'>, label: string): boolean {
  const [file, name = ''] = label.includes(':') ? label.split(':') : [realBriefing.id, label];
  const part = file === realBriefing.id ? (REAL[name] ?? name) : name;
  if (briefing.id !== file || !part) return false;
  if (entry.term?.startsWith(part)) return true;
  const takeaways = briefing.entries.filter(({ section }) => section === 'takeaways');
  if (/^t\d$/.test(part)) return takeaways[Number(part.slice(1)) - 1] === entry;
  return entry.section.startsWith(part);
}
