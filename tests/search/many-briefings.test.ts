import { expect, test } from 'vitest';
import { readFolder } from '../../src/briefings/read-folder.ts';
import { search } from '../../src/search/index.ts';
import { manyBriefings } from './libraries.ts';

test('the briefings to search are 16 or more, all of them read', async () => {
  const { briefings, problems } = await readFolder('tests/search/briefings/many');
  expect(problems).toEqual([]);
  expect(briefings.length).toBeGreaterThanOrEqual(16);
});

test('a term that two briefings have gives the newer one, and the older as related', () => {
  const { answer, related } = search(manyBriefings, 'quantitative tightening');
  expect(answer?.briefing.id).toBe('rate-cut');
  expect(related[0]?.briefing.id).toBe('fed-rates');
});
