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

test('what opens and closes is its name and its text, and the name of a section one', () => {
  const text =
    '<details>\n<summary>More</summary>\n\nIt holds.\n\n</details>\n\n<details><summary>Key takeaways</summary>\n\n- One\n</details>\n<details>\n<summary>Did you know?</summary>\n\n- QT: A bank shrinks.\n</details>';
  expect(outline(text)).toEqual([
    'summary: More',
    'summary: It holds.',
    'takeaways: One',
    'glossary: QT = A bank shrinks.',
  ]);
});

test('a line break of HTML is one at the end of a line, and a space within', () => {
  expect(
    outline('**Summary**<br>\nIt holds.<br/>\nSo it is.\n\n| Fed | holds<br />so far |\n|---|---|'),
  ).toEqual(['summary: It holds.\nSo it is.', 'summary: Fed: holds so far']);
  expect(outline('\\<br> and `<br>`')).toEqual(['summary: <br> and <br>']);
});

test('where ChatGPT has it from is not shown', () => {
  expect(
    outline(
      'It holds【1†source】. It is so :contentReference[oaicite:0]{index=0}.\ue200cite\ue202turn0search1\ue201 【A】',
    ),
  ).toEqual(['summary: It holds. It is so. 【A】']);
});

test('comments follow each other on a line', () => {
  expect(outline('<!-- sure? --> %% no %% <!--\n-->One.')).toEqual(['summary: One.']);
});

test('code among words and between fences is as it is written, and a comment beside it is gone', () => {
  expect(outline('Use `%%d` and ``[[a`b]] %%`` in [[Rates|it]].%% `sure`? %%')).toEqual([
    'summary: Use %%d and [[a`b]] %% in it.',
  ]);
  expect(
    outline('One.\n\n```\n%% two\n<!-- three -->\n%%\n```\n\n<!--\n```\n-->\n\n%% sure? %%\n\nFour.'),
  ).toEqual(['summary: One.', 'summary: %% two\n<!-- three -->\n%%', 'summary: Four.']);
});

test.each([
  'See [[1]] and [[2]](https://example.org).',
  '100%% of it',
  'Prices rose 5%%. Wages 3%%.',
  'A [x] is no box, `[[code]]` is code.',
])('%j is what it was', (text) => {
  expect(outline(text)[0]?.length).toBeGreaterThan(0);
  expect(outline(text)[0]).toBe(
    `summary: ${text.replaceAll('`', '').replace('(https://example.org)', '').replace('[[2]]', '[2]')}`,
  );
});

test('waves below names of sections, three signs of a comment and a link in brackets are none of these', () => {
  expect(
    outline('Key takeaways\n~~~\n- One\n\nAnalysis\n~~~\n[[a]](https://example.org)\n\n%%%\nTwo.\n\n%%%'),
  ).toEqual(['takeaways: One', 'analysis: [a]', 'analysis: %%% Two.', 'analysis: %%%']);
});
