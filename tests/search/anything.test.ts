import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, search, suggest } from '../../src/search/index.ts';
import { realBriefing } from '../support/real-briefing.ts';

const index = buildIndex([realBriefing]);
const termOf = (question: string) => search(index, question).answer?.entry.term;

describe('whatever is asked', () => {
  test('an answer or a nothing, never an exception', () => {
    const words = fc.constantFrom(
      '!western',
      '^sanctions',
      "'x",
      '=a',
      'a | b',
      '\u0000',
      '\ud800',
      'ا\u202eلعربية',
      'z̷̛̗͖a̴̢͝l̸̨͘g̵̰̀o̷',
      '制裁',
      'सैन्य',
      '😀',
      'western',
      'sanctions',
      '(',
      '\\',
      '[a-z]+',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (question) => {
          const { answer, related, suggestions } = search(index, question);
          expect(related.length).toBeLessThanOrEqual(4);
          expect(answer === undefined ? related : suggestions).toEqual([]);
        },
      ),
    );
  });

  test.each([
    ['blanks', ' \t\n '],
    ['6,000 characters of one word', 'a'.repeat(6000)],
    ['6,000 characters of words', 'western sanctions '.repeat(334)],
    ['every letter with marks upon marks', `a${'\u0301'.repeat(5999)}`],
    ['nothing but signs', '()[]{}|^$*+?!'.repeat(400)],
  ])('%s', (_name, question) => {
    expect(() => search(index, question)).not.toThrow();
    expect(() => suggest(index, question)).not.toThrow();
  });

  test('the operators of Fuse.js are only signs', () => {
    expect(termOf('!zzz')).toBeUndefined();
    expect(termOf('!western sanctions')).toBe('Western Sanctions');
  });
});
