import { expect, test } from 'vitest';
import { briefingOf, outline } from '../support/some-briefing.ts';

test('what Obsidian keeps for those who write is not shown', () => {
  const text =
    'See [[Rates|the rates]] and [[Fed]].%% sure? %%\n\n%%\nAsk the lawyer.\n\nAnalysis\n%%\n\n![[chart.png]]\n\n%% note %%\n\n## Did you know?\n\n- **[[QT]]**: A bank shrinks.';
  expect(outline(text)).toEqual(['summary: See the rates and Fed.', 'glossary: QT = A bank shrinks.']);
});

test('boxes, and things to tick, are their words', () => {
  const text =
    '<aside>\n💡 It holds.\n\n</aside>\n\n> [!summary]- In short\n> It holds.\n\n> [!NOTE]\n> So it is.\n\nKey takeaways\n- [ ] One\n- [x] Two\n<br>\n';
  expect(outline(text)).toEqual([
    'summary: 💡 It holds.',
    'summary: In short\nIt holds.',
    'summary: So it is.',
    'takeaways: One',
    'takeaways: Two',
  ]);
  expect(briefingOf(text).entries[1]?.text.marks).toEqual([{ kind: 'bold', start: 0, end: 8 }]);
});

test.each([
  'See [[1]] and [[2]](https://example.org).',
  '100%% of it',
  'A [x] is no box, `[[code]]` is code.',
])('%j is what it was', (text) => {
  expect(outline(text)[0]?.length).toBeGreaterThan(0);
  expect(outline(text)[0]).toBe(
    `summary: ${text.replaceAll('`', '').replace('(https://example.org)', '').replace('[[2]]', '[2]')}`,
  );
});
