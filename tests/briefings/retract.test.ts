import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retract, unretract } from '../../src/briefings/retract.ts';
import { briefingOf } from '../support/some-briefing.ts';

const retractedOf = (file: string) => briefingOf(file).retracted ?? false;
const titleOf = (file: string) => briefingOf(file).title;

test.each([
  ['no front matter', 'A text.'],
  ['a byte order mark', '\uFEFFA text.'],
  ['two byte order marks and front matter', '\uFEFF\uFEFF---\ntitle: A\n---\nA text.'],
  ['front matter', '---\ntitle: A\n---\nA text.'],
  ['front matter after blank lines', '\n\n---\ntitle: A\n---\nA text.'],
  ['front matter closed by dots', '---\ntitle: A\n...\nA text.'],
  ['an indented line that looks like front matter', '  ---\nnote: A\n---\nA text.'],
  ['CRLF', '---\r\ntitle: A\r\n---\r\nA text.\r\n'],
  ['a line that looks like the key', '---\ntitle: A\n---\nretracted: true\n'],
])('a file with %s is retracted, and undoing it leaves every byte', (_, file) => {
  expect(retractedOf(file)).toBe(false);
  expect(retractedOf(retract(file))).toBe(true);
  expect(titleOf(retract(file))).toBe(titleOf(file));
  expect(unretract(retract(file))).toBe(file);
  expect(retract(retract(file))).toBe(retract(file));
});

test.each([
  '```markdown\n---\ntitle: A\nid: ours\n---\n\n## Key takeaways\n\n- One\n```\n',
  '\uFEFF~~~\r\n# A\r\n\r\nA text.\r\n~~~',
])(
  'a file that all stands in one block of code is the same briefing retracted, and after undoing it',
  (file) => {
    const { retracted, ...others } = briefingOf(retract(file));
    expect([retracted, others]).toEqual([true, briefingOf(file)]);
    expect(briefingOf(unretract(retract(file)))).toEqual(briefingOf(file));
  },
);

test.each(['retracted: false', 'retracted : false'])('a key that says %j is replaced', (line) => {
  expect(retract(`---\n${line}\ntitle: A\n---\nA text.`)).toBe(
    '---\ntitle: A\nretracted: true\n---\nA text.',
  );
});

test('for any text but an empty front matter, undoing gives back what was there', () => {
  const line = fc.constantFrom('---\n', '...\n', 'title: A\n', '\n', 'A text.\r\n', 'x');
  const file = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(''));
  fc.assert(
    fc.property(file, (text) => {
      fc.pre(!/^\s*---\n(---|\.\.\.)\n/.test(text));
      expect(unretract(retract(text))).toBe(text);
    }),
  );
});
