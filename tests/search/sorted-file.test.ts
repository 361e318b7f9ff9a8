import { describe, expect, test } from 'vitest';
import { lineOf, readSorted } from '../../src/search/words/sorted-file.ts';

const sorted = (...lines: string[]) => ({ bytes: Buffer.from(lines.join('\n')), start: 0 });

describe('the first line that begins so', () => {
  const lines = ['a\t1', 'ab\t2', 'ab c\t3', 'abc', 'é\t4', '灾\t5', '𠮷\t6'].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );

  test.each(lines)('is found by all of it, with a last line break or without: %s', (line) => {
    expect(lineOf(sorted(...lines), line)).toBe(line);
    expect(lineOf(sorted(...lines, ''), line)).toBe(line);
  });

  test('is the first of several', () => {
    expect(lineOf(sorted(...lines), 'a')).toBe('a\t1');
    expect(lineOf(sorted(...lines), 'ab')).toBe('ab\t2');
    expect(lineOf(sorted(...lines), '𠮷')).toBe('𠮷\t6');
  });

  test.each(['ac', 'abcd', 'a\t1\n', 'z', '𠮷\t6x', '\ud842', '#', '\u0000'])('is none: %j', (text) =>
    expect(lineOf(sorted(...lines), text)).toBe(''),
  );

  test('is not looked for before a shorter one', () => {
    for (const line of ['a', 'ab', 'abc', 'abcd'])
      expect(lineOf(sorted('a', 'ab', 'abc', 'abcd'), line)).toBe(line);
  });

  test('is none of no lines', () => {
    expect(lineOf(sorted(), 'a')).toBe('');
    expect(lineOf(sorted(), '')).toBe('');
  });
});

test('the comments before the lines are no lines', () => {
  // This file has two of them.
  const { bytes, start } = readSorted('english/words.txt');
  expect(bytes.toString('utf8', start - 1, start + 2)).toBe('\n0\t');
});
