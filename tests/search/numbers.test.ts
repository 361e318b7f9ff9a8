import { expect, test } from 'vitest';
import { wordsOf } from '../../src/search/words/words.ts';
import { asking } from './asking.ts';

test('a number and its scale are read as written out', () => {
  const texts = (text: string) => wordsOf(text).map((word) => word.text);
  expect(texts('$4.1bn 14.5M 3mn 2TN 7mln 240k 1.5K 5g 2nm')).toEqual(
    texts('4.1 billion 14.5 million 3 million 2 trillion 7 million 240,000 1,500 5g 2nm'),
  );
  expect(texts('£1.2trn 3bln 6trln')).toEqual(texts('1.2 trillion 3 billion 6 trillion'));
  expect(wordsOf('14.5m')).toEqual([
    { text: '145', start: 0, end: 4, capitals: 'none' },
    { text: 'million', start: 4, end: 5, capitals: 'none' },
  ]);
});

test('a number with its scale is read in a compound as well', () => {
  const texts = (text: string) => wordsOf(text, () => false).map((word) => word.text);
  expect(texts('a 14.5M-strong fund')).toEqual(texts('a 14.5 million strong fund'));
  expect(texts('50m-60m')).toEqual(texts('50 million 60 million'));
  expect(texts('3.5-3.75%')).toEqual(texts('3.5 3.75'));
  expect(texts('14.5.2026')).toEqual(['14', '5', '2026']);
  expect(wordsOf('10-15m').map(({ text }) => text)).toEqual(['10', '15', 'million', '1015m']);
  const find = asking(
    '## Key takeaways\n- The 10-K form is late.\n- A 5m-strong crowd came.\n- Some 10-15m people left.\n',
  );
  expect(find('10k form')).toContain('10-K');
  expect(find('5 million came')).toContain('5m-strong');
  expect(find('15m people')).toContain('10-15m');
});

test('either way of writing a number finds the other', () => {
  const find = asking(
    '## Key takeaways\n- About 14.5 million customers are affected.\n- Transport cost £240,000.\n- The fund has $4.1bn.\n- The bank has $4.2bn.\n',
  );
  expect(find('14.5m customers')).toContain('14.5 million');
  expect(find('240k transport')).toContain('£240,000');
  expect(find('4.1 billion fund')).toContain('$4.1bn');
  expect(find('4.2 billion'), 'by the number alone').toContain('$4.2bn');
  expect(find('4.3 billion')).toBeUndefined();
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
  expect(find('under 1999 km'), 'several have it').toBeUndefined();
  expect(find('2900'), 'another number').toBeUndefined();
});

test('a million is no other word for a billion', () => {
  const find = asking('## Key takeaways\n- The fund has billions.\n- Dozens of ships wait.\n');
  expect(find('billions')).toContain('billions');
  expect(find('a million')).toBeUndefined();
});
