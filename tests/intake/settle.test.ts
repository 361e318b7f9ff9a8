import { expect, test } from 'vitest';
import { createSettler, WHOLE } from '../../src/intake/folder/settle.ts';

const NOW = 1_000_000;
/** What is whole waits for what is not for at most so many ms. */
const TOGETHER = 600;
const HOUR = 60 * 60_000;
const sights = (writtenAt: number) => new Map([['a.md', { stamp: '1', writtenAt }]]);

test('a file that its disk says was written in the future is waited for like one written now', () => {
  const { settle } = createSettler();
  expect(settle(sights(NOW + HOUR), NOW)).toEqual({ paths: [], lookAgain: WHOLE });
  expect(settle(sights(NOW + HOUR), NOW + WHOLE)).toEqual({ paths: ['a.md'] });
});

test('a clock that is put back holds no file up', () => {
  const { settle } = createSettler();
  settle(new Map(), NOW);
  expect(settle(sights(NOW), NOW)).toEqual({ paths: [], lookAgain: WHOLE });
  expect(settle(sights(NOW), NOW - HOUR)).toEqual({ paths: ['a.md'] });
});

test('what is whole waits for the others so long and no longer, and says when to look again', () => {
  const { settle } = createSettler();
  const at = (stamp: string) =>
    new Map([
      ['a.md', { stamp: '1', writtenAt: 0 }],
      ['endless.md', { stamp, writtenAt: 0 }],
    ]);
  settle(new Map(), NOW);
  settle(at('1'), NOW);
  expect(settle(at('2'), NOW + WHOLE)).toEqual({ paths: [], lookAgain: TOGETHER });
  expect(settle(at('3'), NOW + WHOLE + 50)).toEqual({ paths: [], lookAgain: TOGETHER - 50 });
  expect(settle(at('4'), NOW + WHOLE + TOGETHER)).toEqual({ paths: ['a.md'], lookAgain: WHOLE });
});
