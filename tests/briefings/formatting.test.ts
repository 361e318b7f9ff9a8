import { expect, test } from 'vitest';
import { briefingOf } from '../support/some-briefing.ts';

test('formatting is kept beside the words, HTML is the text it is', () => {
  const [entry] = briefingOf('It is **very** [new](https://example.org) <b>now</b>.').entries;
  expect(entry?.text).toEqual({
    plain: 'It is very new <b>now</b>.',
    marks: [
      { kind: 'bold', start: 6, end: 10 },
      { kind: 'link', start: 11, end: 14, href: 'https://example.org' },
    ],
  });
});

test.each([
  ['_so_ **it**', ['italic so', 'bold it']],
  ['__so__**it**', ['bold soit']],
  ['`code https://x.y`', ['code code https://x.y']],
  ['https://a.b\\/c', ['link https://a.b/c']],
  ['https\\://a.b/c', []],
  ['https://a:b', []],
  ['<div>\n*so*', ['italic so']],
])('the marks of %j are %j', (text, marks) => {
  const [entry] = briefingOf(text).entries;
  expect(
    entry?.text.marks.map(({ kind, start, end }) => `${kind} ${entry.text.plain.slice(start, end)}`),
  ).toEqual(marks);
});

test.each([
  ['美联储**“暂停”**加息。', '美联储“暂停”加息。', ['暂停']],
  ['**增长5%。**此外，**通胀：**下降。', '增长5%。此外，通胀：下降。', ['增长5%', '通胀']],
  ['**Rates:**They stay.', 'Rates:They stay.', ['Rates']],
  [
    'Of **the Fed (US)**only, and **“so”** on.',
    'Of the Fed (US) only, and “so” on.',
    ['the Fed (US)', '“so”'],
  ],
  ['One** (two)**three.', 'One** (two)**three.', []],
  ['Escaped \\* and **so:**on', 'Escaped * and **so:**on', []],
  ['`2**(3)**4` and **so:**on', '2**(3)**4 and **so:**on', []],
])('bold type may touch what is beside it: %j', (written, plain, bold) => {
  const [entry] = briefingOf(written).entries;
  expect(entry?.text.plain).toBe(plain);
  const boldIn = (entry?.text.marks ?? []).filter(({ kind }) => kind === 'bold');
  expect(boldIn.map(({ start, end }) => plain.slice(start, end))).toEqual(bold);
});

test('a backslash at the end of a line is its end, also where the next begins an item or a section', () => {
  const { entries } = briefingOf(
    'One\\\ntwo\\\\\nthree\\\n\\\n**Key takeaways**\\\n• A\\\n• B\\\n\n## Analysis\n\nC:\\',
  );
  expect(entries.map(({ text }) => text.plain)).toEqual(['One\ntwo\\ three', 'A', 'B\\', 'C:\\']);
});
