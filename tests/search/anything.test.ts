import fc from 'fast-check';
import Fuse from 'fuse.js';
import { describe, expect, test, vi } from 'vitest';
import { buildIndex, search, suggest } from '../../src/search/index.ts';
import { readQuestion } from '../../src/search/question/question.ts';
import { anyLetter } from '../support/any-letter.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf, lengthened } from '../support/some-briefing.ts';

const index = buildIndex([realBriefing]);
/** Twelve for a long question, twenty-four for its parts or for words that are taken apart, and twelve for suggestions. */
const GUESSES = 48;
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
          fc.string({ unit: anyLetter }),
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

  test('of a page only the beginning is read', () => {
    const page = `${'x'.repeat(39)} `.repeat(100);
    expect(search(index, `${page}western sanctions`)).toEqual(search(index, page));
    expect(suggest(index, `${page}western sanctions`)).toEqual(suggest(index, page));
  });

  const many = (word: (i: string) => string, between = ''): string =>
    Array.from({ length: 200 }, (_, i) => word((i + 1000).toString(36))).join(between);

  test.each([
    ['mistyped', many((i) => `sanct${i}oins`, ' ')],
    ['unknown', many((i) => `qxzqxz${i}kj`, ' ')],
    ['torn in two', many((i) => `qxz ${i}kj`, ' ')],
    ['with commas between', many((i) => `sanct${i}oins`, ', ')],
    ['in clauses', many((i) => `sanct${i}oins`, ' ').replace(/(?:\S+ ){12}/g, '$&, ')],
    [
      'in four topics',
      many((i) => `sanct${i}oins`, ' ')
        .slice(0, 480)
        .replace(/(?:\S+ ){10}/g, '$&and '),
    ],
    ['with hyphens between', many((i) => `sanct${i}oins`, '-')],
    ['with capitals between', many((i) => `Sanct${i}oins`).replace(/.{36}/g, '$& ')],
  ])('of many words only some are guessed at, as that takes longest: %s', (_name, words) => {
    const guess = vi.spyOn(Fuse.prototype, 'search');
    search(index, words);
    expect(guess.mock.calls.length).toBeGreaterThan(0);
    expect(guess.mock.calls.length).toBeLessThanOrEqual(GUESSES);
    guess.mockRestore();
  });

  test.each([
    ['in one run', ''],
    ['in many', ' '],
  ])('of characters without spaces as many are read as of words, %s', (_name, between) => {
    const lines = Array.from({ length: 30 }, (_, line) =>
      Array.from({ length: 25 }, (_, i) => String.fromCharCode(0x4e00 + 97 * i + 3 * line)).join(''),
    );
    const library = buildIndex([briefingOf(`## Key takeaways\n- ${lines.join('\n- ')}\n`)]);
    const question = lines.join(between);
    const { length } = readQuestion(library.vocabulary, question).asked;
    expect(length).toBeGreaterThan(60);
    expect(length, 'and what the last run has').toBeLessThan(150);
  });

  /** When it takes less, cleaning up memory may take longer than the search. A square takes seconds. */
  const LEAST_MICROSECONDS = 20_000;

  // A busy machine can only make it look worse; a square fails each time.
  test.each([
    ['numbers', '111,', '111'],
    ['one word', 'sand ', 'sand silt'],
  ])(
    'a long entry takes time as its length, not as the square of that: %s',
    { retry: 2 },
    (_name, word, question) => {
      const taken = (bytes: number): number => {
        const text = word.repeat(bytes / Buffer.byteLength(word));
        const short = briefingOf('## Key takeaways\n- Silt.\n- Of silt.\n- Other.\n');
        const briefing = lengthened(short, `Silt: ${text}11,`);
        // Not what others on the machine take.
        const begun = process.cpuUsage();
        search(buildIndex([briefing]), question);
        return process.cpuUsage(begun).user;
      };
      // What is remembered from before entries had a limit has at most 1 MiB. Four times the length would take sixteen times as long.
      expect(taken(1_000_000)).toBeLessThan(9 * Math.max(taken(250_000), LEAST_MICROSECONDS));
    },
  );

  test('the operators of Fuse.js are only signs', () => {
    expect(termOf('!zzz')).toBeUndefined();
    expect(termOf('!western sanctions')).toBe('Western Sanctions');
  });
});
