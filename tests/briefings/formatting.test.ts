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
