import { expect, test } from 'vitest';
import type { Briefing, Entry } from '../../src/briefings/briefing.ts';
import { readFolder } from '../../src/briefings/read-folder.ts';
import { buildIndex, search } from '../../src/search/index.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { readQueries } from './query-file.ts';

const { briefings, problems } = await readFolder('tests/search/briefings');
const index = buildIndex([...briefings, realBriefing]);

/** Whether an entry is the one a query file means: `file:Term`, `file:t2`, `file:an` or `file:su`. */
function isMeant({ entry, briefing }: { entry: Entry; briefing: Briefing }, label: string): boolean {
  const [file, part = ''] = label.split(':');
  if (briefing.id !== file) return false;
  if (entry.term?.startsWith(part)) return true;
  const takeaways = briefing.entries.filter(({ section }) => section === 'takeaways');
  if (/^t\d$/.test(part)) return takeaways[Number(part.slice(1)) - 1] === entry;
  return entry.section.startsWith(part);
}

test('the briefings to search are 16 or more, all of them read', () => {
  expect(problems).toEqual([]);
  expect(briefings.length).toBeGreaterThanOrEqual(16);
});

test('over many briefings in three languages at least 97% of questions get the right entry first', () => {
  const queries = readQueries('many-briefings.queries.txt');
  const missed = queries.flatMap(({ kind, question, answers }) => {
    const { answer } = search(index, question);
    if (answer && answers.some((label) => isMeant(answer, label))) return [];
    const got = answer ? `${answer.briefing.id}: ${answer.entry.term ?? answer.entry.text.plain}` : 'nothing';
    return [`${kind}: "${question}" wants ${answers.join('|')}, got ${got}`];
  });
  expect(1 - missed.length / queries.length, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
});

test('of questions that none of them answers at most 2% get an answer', () => {
  const queries = readQueries('many-unanswerable.queries.txt');
  const answered = queries.flatMap(({ question }) => {
    const { answer } = search(index, question);
    return answer
      ? [`"${question}" got ${answer.briefing.id}: ${answer.entry.term ?? answer.entry.text.plain}`]
      : [];
  });
  expect(answered.length / queries.length, answered.join('\n')).toBeLessThanOrEqual(0.02);
});

test('a term that two briefings have gives the newer one, and the older as related', () => {
  const { answer, related } = search(index, 'quantitative tightening');
  expect(answer?.briefing.id).toBe('rate-cut');
  expect(related[0]?.briefing.id).toBe('fed-rates');
});
