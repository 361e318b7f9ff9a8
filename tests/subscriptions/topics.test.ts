import { expect, test } from 'vitest';
import { parseTopics, wants } from '../../src/subscriptions/topics.ts';

test('topics are read in any case, each once, and without blanks around them', () => {
  expect(parseTopics(' Trade, energy ;ＴＲＡＤＥ\nÉnergie,, ')).toEqual(['trade', 'energy', 'énergie']);
});

test('a subscription wants briefings of its topics, and all of them when it names none', () => {
  expect(wants({ topics: [] }, { topics: [] })).toBe(true);
  expect(wants({ topics: ['trade'] }, { topics: ['Energy', ' TRADE '] })).toBe(true);
  expect(wants({ topics: ['trade'] }, { topics: [] })).toBe(false);
});
