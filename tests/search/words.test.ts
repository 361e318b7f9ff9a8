import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/search/words/fold.ts';
import { wordsOf } from '../../src/search/words/words.ts';
import { anyLetter } from '../support/any-letter.ts';

const texts = (text: string) => wordsOf(text).map((word) => word.text);

test('a word is folded, a compound also given in its parts, and each knows its place', () => {
  expect(texts("Moscow's U.S. re-election, 2,000 cafés – don't")).toEqual([
    'moscow',
    'us',
    're',
    'election',
    'reelection',
    '2000',
    'cafes',
    'dont',
  ]);
  expect(wordsOf('The NATO-led G7')).toEqual([
    { text: 'the', start: 0, end: 3, capitals: 'first' },
    { text: 'nato', start: 4, end: 8, capitals: 'all' },
    { text: 'led', start: 9, end: 12, capitals: 'none' },
    { text: 'natoled', start: 4, end: 12, capitals: 'first' },
    { text: 'g7', start: 13, end: 15, capitals: 'all' },
  ]);
});

test('the quick way through simple text gives what the pattern for any text gives', () => {
  const characters = [...'aBcZ019 ,.\'’-‐"–“\n'];
  const simple = fc.string({ unit: fc.constantFrom(...characters, '2,000', 'U.S.', "n't ") });
  fc.assert(
    fc.property(simple, (text) => {
      expect(wordsOf(text)).toEqual(wordsOf(`${text} ж`).slice(0, -1));
    }),
  );
});

test('each word of any text stands where it says, whole characters and nothing but its own', () => {
  const odd = fc.constantFrom(..."aZ9 ,.'’-‐制カーﾊﾟภ𠀀𠮷😀éßİﷺ한ःё\u0301", '2,000', "'s", 'U.S.');
  const unit = fc.oneof(odd, anyLetter);
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      for (const word of wordsOf(text)) {
        const original = text.slice(word.start, word.end);
        expect(fold(original).replace(/['’,.‐-]/g, '')).toBe(word.text);
        expect(original.isWellFormed()).toBe(true);
      }
    }),
  );
});
