import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/briefings/briefing.ts';
import { buildIndex, search } from '../../src/search/index.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { type Query, readQueries } from './query-file.ts';

const index = buildIndex([realBriefing]);
const labels = new Map(
  ['takeaways', 'glossary'].flatMap((section) =>
    realBriefing.entries
      .filter((entry) => entry.section === section)
      .map((entry, i) => [entry.id, `${section[0]}${i + 1}`] as const),
  ),
);
const GLOSSARY: Record<string, string> = { g1: 'mc', g2: 'ws', g3: 'ab' };

/** The label under which a query file names an entry. */
function labelOf(entry: Entry): string {
  const label = labels.get(entry.id) ?? entry.section.slice(0, 2);
  return GLOSSARY[label] ?? label;
}

type Outcome = Query & { got: string };

const outcomes = readQueries('real-briefing.queries.txt').map((query): Outcome & { suggested: boolean } => {
  const { answer, suggestions } = search(index, query.question);
  const suggested = suggestions.some(({ entry }) => query.answers.includes(labelOf(entry)));
  return { ...query, got: answer ? labelOf(answer.entry) : 'nothing', suggested };
});

const show = ({ kind, question, answers, got }: Outcome): string =>
  `${kind}: "${question}" wants ${answers.join('|')}, got ${got}`;
const share = (part: readonly unknown[], all: readonly unknown[]): number => part.length / all.length;

describe.each([
  ['tuned on', (query: Query) => !query.heldBack],
  ['held back', (query: Query) => query.heldBack],
])('questions about the real briefing that were %s', (_name, chosen) => {
  const all = outcomes.filter(chosen);
  const right = all.filter(({ got, answers }) => answers.includes(got));
  const nothing = all.filter(({ got }) => got === 'nothing');
  const wrong = all.filter((outcome) => !right.includes(outcome) && !nothing.includes(outcome));

  test('at least 99% get the right entry first', () => {
    expect(
      share(right, all),
      all
        .filter((one) => !right.includes(one))
        .map(show)
        .join('\n'),
    ).toBeGreaterThanOrEqual(0.99);
  });

  test('at most 0.3% get a wrong one', () => {
    expect(share(wrong, all), wrong.map(show).join('\n')).toBeLessThanOrEqual(0.003);
  });

  test('those that get none get the right one as a suggestion', () => {
    const lost = nothing.filter(({ suggested }) => !suggested);
    expect(lost.map(show)).toEqual([]);
  });
});

describe('questions that the briefing does not answer', () => {
  const queries = readQueries('unanswerable.queries.txt');

  test('at most 1% get an answer', () => {
    const answered = queries.flatMap(({ kind, question }) => {
      const { answer } = search(index, question);
      return answer ? [`${kind}: "${question}" got ${labelOf(answer.entry)}`] : [];
    });
    expect(answered.length / queries.length, answered.join('\n')).toBeLessThanOrEqual(0.01);
  });
});

test('there are at least 300 questions with an answer and 150 without', () => {
  expect(outcomes.length).toBeGreaterThanOrEqual(300);
  expect(readQueries('unanswerable.queries.txt').length).toBeGreaterThanOrEqual(150);
});
