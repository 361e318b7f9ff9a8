import { expect, test } from 'vitest';
import { createLibrary } from '../../src/briefings/library.ts';
import { briefingChoices } from '../../src/discord/choose-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';

test('a briefing’s title is made ready for comparing once, not at each key that is pressed', () => {
  const { title, ...rest } = briefingOf('---\ntitle: Émile’s ÖKO plan\ndate: 2026-11-02\n---\nA text.');
  let reads = 0;
  const briefing = {
    ...rest,
    get title() {
      reads += 1;
      return title;
    },
  };
  const typing = (typed: string) => briefingChoices(createLibrary([briefing]), typed);
  for (const typed of ['x', 'xy', 'xyz']) expect(typing(typed)).toEqual([]);
  expect(reads).toBe(1);
  expect(typing('emile oko nov')).toHaveLength(1);
  expect(typing('')).toHaveLength(1);
});
