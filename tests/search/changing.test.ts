import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Briefing } from '../../src/briefings/briefing.ts';
import {
  buildIndex,
  buildIndexGradually,
  isWorn,
  putBriefing,
  removeBriefing,
  type SearchIndex,
  type SearchResult,
  search,
  suggest,
} from '../../src/search/index.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';

describe('a changing library', () => {
  const one = briefingOf('Did you know?\n- Demurrage: A fee.', 'one.md');
  const better = briefingOf('Did you know?\n- Demurrage: A fee for late containers.', 'one.md');

  test('a briefing put again takes the place of the old one, and one taken out is gone', () => {
    const changing = buildIndex([realBriefing, one]);
    putBriefing(changing, better);
    expect(search(changing, 'demurrage').answer?.entry.text.plain).toBe('A fee for late containers.');
    expect(search(changing, 'demurrage').related).toEqual([]);
    removeBriefing(changing, 'one');
    expect(search(changing, 'demurrage').answer).toBeUndefined();
    expect(search(changing, 'western sanctions').answer?.entry.term).toBe('Western Sanctions');
  });

  test('a briefing put later is found beside those there were, whichever words they share', () => {
    const changing = buildIndex([realBriefing, one]);
    putBriefing(changing, briefingOf('Did you know?\n- Demurrage: What a late ship pays.', 'two.md'));
    const found = ({ answer, related }: SearchResult) =>
      [answer, ...related].map((match) => match?.briefing.id).sort();
    expect(found(search(changing, 'demurrage'))).toEqual(['one', 'two']);
    expect(suggest(changing, 'de').map(({ name }) => name)).toHaveLength(2);
  });

  test('whichever way its briefings came, it answers as one that is built of them', () => {
    const put = (index: SearchIndex, ...briefings: Briefing[]): SearchIndex => {
      for (const briefing of briefings) putBriefing(index, briefing);
      return index;
    };
    const anew = buildIndex([realBriefing, better]);
    const ways = [
      put(buildIndex([]), one, realBriefing, better),
      put(buildIndex([one]), realBriefing, better),
      put(buildIndex([realBriefing]), one, better),
      buildIndex([one, realBriefing, better]),
    ];
    for (const question of ['demurrage', 'fee for containers', 'blinken', 'joint exercises', 'no such thing'])
      expect(ways.map((way) => search(way, question))).toEqual(ways.map(() => search(anew, question)));
  });

  test('built gradually it is the same, and it pauses whenever it has worked for long', async () => {
    let time = 0;
    let pauses = 0;
    const gradual = await buildIndexGradually(
      [realBriefing, one],
      async () => {
        pauses += 1;
      },
      () => {
        time += 5;
        return time;
      },
    );
    expect(pauses).toBeGreaterThan(3);
    for (const question of ['demurrage', 'blinken', 'joint exercises', 'nothing of the kind']) {
      expect(search(gradual, question)).toEqual(search(buildIndex([realBriefing, one]), question));
    }
  });
});

test('whatever is put, replaced and taken out, it scores as one that is built of what is left', () => {
  const word = fc.constantFrom('harbour', 'Harbours', 'The Port', 'US', '制裁', '🚀', 'strike');
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
  const terms = fc.uniqueArray(fc.tuple(words, words), { maxLength: 3, selector: ([term]) => term });
  const briefing = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), words, terms)
    .map(([id, title, terms]) =>
      briefingOf(
        `---\ntitle: ${title}\n---\nOf all.\n\n## Did you know?\n${terms.map(([term, text]) => `- ${term}: ${text}.\n`).join('')}`,
        `${id}.md`,
      ),
    );
  const changes = fc.array(fc.oneof(briefing, fc.constantFrom('a', 'b', 'c')), { maxLength: 8 });
  const scores = ({ answer, related, suggestions }: SearchResult) => [
    answer?.score,
    related.map(({ score }) => score),
    suggestions.length,
  ];
  fc.assert(
    fc.property(fc.array(briefing, { maxLength: 3 }), changes, words, (first, later, question) => {
      const changing = buildIndex(first);
      const left = new Map(first.map((one) => [one.id, one]));
      for (const change of later) {
        if (typeof change === 'string') {
          removeBriefing(changing, change);
          left.delete(change);
        } else {
          putBriefing(changing, change);
          left.set(change.id, change);
        }
      }
      expect(scores(search(changing, question))).toEqual(scores(search(buildIndex(left.values()), question)));
    }),
  );
});

test('an index that holds mostly what was taken out is worn', () => {
  const changing = buildIndex([realBriefing]);
  expect(isWorn(changing)).toBe(false);
  const one = briefingOf('Did you know?\n- Word: Text.', 'one.md');
  for (let i = 0; i < 1000; i += 1) putBriefing(changing, one);
  expect(isWorn(changing), 'a thousand more may be gone').toBe(false);
  for (let i = 0; i < 2; i += 1) putBriefing(changing, one);
  expect(isWorn(changing)).toBe(true);
});
