import { expect, test } from 'vitest';
import { parseTopics, wants } from '../../src/subscriptions/topics.ts';

test('topics stay as they are written, each once in any case, and without blanks around them', () => {
  expect(parseTopics(' Trade, energy ;ＴＲＡＤＥ\nÉnergie,, 贸易，能源、')).toEqual([
    'Trade',
    'energy',
    'Énergie',
    '贸易',
    '能源',
  ]);
});

test('a subscription wants briefings of its topics, and all of them when it names none', () => {
  expect(wants({ topics: [] }, { topics: [] })).toBe(true);
  expect(wants({ topics: ['trade'] }, { topics: ['Energy', ' TRADE '] })).toBe(true);
  expect(wants({ topics: ['US politics'] }, { topics: ['ＵＳ Politics'] })).toBe(true);
  expect(wants({ topics: ['trade'] }, { topics: [] })).toBe(false);
});

test('a topic with a comma in it, as feeds have them, is wanted by whoever types it or a part of it', () => {
  const briefing = { topics: ['Business, Finance'] };
  for (const typed of ['business, finance', 'Finance', 'energy, business'])
    expect(wants({ topics: parseTopics(typed) }, briefing)).toBe(true);
  expect(wants({ topics: parseTopics('energy') }, briefing)).toBe(false);
});
