import { expect, test } from 'vitest';
import { outline } from '../support/some-briefing.ts';

const within = (seconds: number, text: string): void => {
  const before = process.cpuUsage();
  try {
    outline(text);
  } catch {
    // Whether it is refused is another test's.
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(seconds);
};

const SIGNS = ['- ', ' - ', '—', ' – ', '> ', '1. ', '：', '~ '];
const BEGINNINGS = ['', 'Analysis: ', '• ', '[^1]: ', '## Did you know?\n\n- ', '## Key takeaways\n\nx'];

test.each(BEGINNINGS)(
  'of a line that begins with %j and repeats a sign 20,000 times the cost does not grow with its square',
  (begin) => {
    for (const sign of SIGNS) within(0.4, `${begin}${sign.repeat(20_000)}x`);
  },
);

test.each(['Analysis: ', '• ', '[^1]: ', '> [^a]: '])('lists in lists after %j are refused', (begin) => {
  for (const sign of ['- ', '> ', '1. ', '- * '])
    expect(() => outline(`One.\n\n${begin}${sign.repeat(900)}x`)).toThrow(
      /md:[35]:1: the line is nested too deeply/,
    );
});

test('a line across is none, however long, in code too', () => {
  const across = ['- '.repeat(900), '* '.repeat(900)].join('\n');
  expect(outline(`One.\n\n${across}\n\nTwo.\n\n~~~\n${'- '.repeat(12)}\n~~~`)).toEqual([
    'summary: One.',
    'summary: Two.',
    `summary: ${'- '.repeat(12).trim()}`,
  ]);
});
