import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, type SearchIndex, suggest } from '../../src/search/index.ts';
import { isStopWord } from '../../src/search/words/stop-words.ts';
import { wordsOf } from '../../src/search/words/words.ts';
import { anyLetter } from '../support/any-letter.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { manyBriefings, oneBriefing } from './libraries.ts';

const index = buildIndex([realBriefing]);

describe('autocomplete', () => {
  describe.each([
    ['the real briefing', oneBriefing],
    ['many briefings', manyBriefings],
  ])('of %s', (_name, library) => {
    test('has each term among its first three from the third keystroke of its distinguishing words on', () => {
      const terms = library.documents.flatMap(({ entry: { id, term } }) =>
        term ? [{ id, words: wordsIn(term) }] : [],
      );
      const uses = (word: string): number => terms.filter(({ words }) => words.includes(word)).length;
      const missed = terms.flatMap(({ id, words }) => {
        const least = Math.min(...words.map(uses));
        return words
          .filter((word) => uses(word) === least)
          .flatMap((word) => beginningsOf(word))
          .filter((typed) => !firstThree(library, typed).includes(id))
          .map((typed) => `${typed}: ${id}`);
      });
      expect(terms.length).toBeGreaterThan(2);
      expect(missed).toEqual([]);
    });
  });

  const firstThree = (library: SearchIndex, typed: string): string[] =>
    suggest(library, typed)
      .slice(0, 3)
      .map(({ entryId }) => entryId);
  const wordsIn = (term: string): string[] => [
    ...new Set(wordsOf(term).flatMap(({ text }) => (isStopWord(text) ? [] : [text]))),
  ];
  const beginningsOf = (word: string): string[] =>
    Array.from({ length: Math.max(1, word.length - 2) }, (_, i) => word.slice(0, i + 3));

  test('one letter finds a term of an old briefing when newer ones have none like it', () => {
    const dated = (day: number, term: string) =>
      briefingOf(
        `---\ndate: 2026-01-${String(day).padStart(2, '0')}\n---\nDid you know?\n${Array.from({ length: 60 }, (_, i) => `- ${term} ${i}: Some text.\n`).join('')}`,
        `${day}.md`,
      );
    const old = briefingOf('---\ndate: 2025-01-01\n---\nDid you know?\n- Xenon: A gas.\n', 'old.md');
    const library = buildIndex([old, ...Array.from({ length: 28 }, (_, i) => dated(i + 1, 'Term'))]);
    expect(library.size).toBeGreaterThan(1500);
    expect(suggest(library, 'x').map(({ name }) => name)).toEqual(['Xenon']);
    expect(suggest(library, 'xe').map(({ name }) => name)).toEqual(['Xenon']);
  });

  test('offers terms first when nothing is typed', () => {
    expect(
      suggest(index, ' ')
        .slice(0, 3)
        .map(({ name }) => name),
    ).toEqual(['Military Collaboration', 'Western Sanctions', 'US Secretary of State Antony Blinken']);
  });

  test('whatever is typed: at most 25 names, all different, of 1 to 100 characters, each for an entry there is', () => {
    const ids = new Set(realBriefing.entries.map(({ id }) => id));
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: anyLetter }), fc.constantFrom('s', 'wes', 'the', 'US')),
        (typed) => {
          const choices = suggest(index, typed);
          expect(choices.length).toBeLessThanOrEqual(25);
          expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
          for (const { name, entryId } of choices) {
            expect(name.length).toBeGreaterThan(0);
            expect(name.length).toBeLessThanOrEqual(100);
            expect(name.isWellFormed()).toBe(true);
            expect(ids.has(entryId)).toBe(true);
          }
        },
      ),
    );
  });

  test('a small word that is a name too is offered as that, and as what begins with it', () => {
    const health = buildIndex([
      briefingOf(
        '## Key takeaways\n- Rates stay.\n- Doctors praise the WHO for its plan.\n\n## Did you know?\n- Whole grain: Food.\n',
      ),
    ]);
    expect(suggest(health, 'who').map(({ name }) => name)).toEqual([
      'Doctors praise the WHO for its plan.',
      'Whole grain',
    ]);
  });

  test('two briefings with one term give two names', () => {
    const two = buildIndex([
      briefingOf('Did you know?\n- Repo: A loan.', 'one.md'),
      briefingOf('Did you know?\n- Repo: A sale.', 'two.md'),
    ]);
    expect(suggest(two, 'repo').map(({ name }) => name)).toEqual(['Repo', 'Repo · Two']);
  });

  test('three daily briefings of one title with one term give three names', () => {
    const daily = (day: number) =>
      briefingOf(
        `---\ntitle: Daily ${'news '.repeat(20)}\ndate: 2026-01-0${day}\n---\nDid you know?\n- Repo: A loan.`,
        `${day}.md`,
      );
    const names = suggest(buildIndex([1, 2, 3].map(daily)), 'repo').map(({ name }) => name);
    expect(names).toHaveLength(3);
    expect(names[2]).toMatch(/^Repo · Daily news .+ · 2026-01-01$/);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});
