import { expect, test } from 'vitest';
import { wordsOf } from '../../src/search/words/words.ts';
import { asking } from './asking.ts';

test('a number and its scale are read as written out', () => {
  const texts = (text: string) => wordsOf(text).map((word) => word.text);
  expect(texts('$4.1bn 14.5M 3mn 2TN 7mln 240k 1.5K 5g 2nm')).toEqual([
    ...['4.1', 'billion', '14.5', 'million', '3', 'million', '2', 'trillion', '7', 'million'],
    ...['240000', '1500', '5g', '2nm'],
  ]);
  expect(wordsOf('14.5m')).toEqual([
    { text: '14.5', start: 0, end: 4, capitals: 'none' },
    { text: 'million', start: 4, end: 5, capitals: 'none' },
  ]);
});

test('either way of writing a number finds the other', () => {
  const find = asking(
    '## Key takeaways\n- About 14.5 million customers are affected.\n- Transport cost £240,000.\n- The fund has $4.1bn.\n',
  );
  expect(find('14.5m customers')).toContain('14.5 million');
  expect(find('240k transport')).toContain('£240,000');
  expect(find('4.1 billion fund')).toContain('$4.1bn');
});

test('a number alone answers unless it is a single digit, and beside other words when one entry has it', () => {
  const find = asking(
    '## Key takeaways\n- A joint scheme starts on 1 March.\n- Some 2,000 satellites fly low.\n- Between 3 and 6 percent is paid.\n- In 1999 it began.\n- In 1999 it ended.\n',
  );
  expect(find('1')).toBeUndefined();
  expect(find('2000')).toContain('satellites');
  expect(find('under 2000 km')).toContain('satellites');
  expect(find('3-6%')).toContain('percent');
  expect(find('1999 world champions'), 'several have it').toBeUndefined();
});
