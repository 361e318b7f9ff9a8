import { expect, test } from 'vitest';
import { BriefingError } from '../../src/briefings/briefing-error.ts';
import { briefingOf, outline } from '../support/some-briefing.ts';

const links = (text: string): string[] =>
  briefingOf(text).entries.flatMap(({ text: { plain, marks } }) =>
    marks.flatMap((mark) =>
      mark.kind === 'link' ? [`${plain.slice(mark.start, mark.end)} → ${mark.href}`] : [],
    ),
  );

const table = (...rows: string[]): string => [rows[0], '|---|:-:|---|', ...rows.slice(1)].join('\n');

test('a table is read row by row, and is one entry of a text', () => {
  expect(
    outline(`${table('| | Fed | **ECB** |', '| Rate | 3.75% | 2% |', '| Next | January | |')}\n\nAfter.`),
  ).toEqual(['summary: Fed, ECB\nRate: 3.75%, 2%\nNext: January', 'summary: After.']);
});

test('the rows of a table are takeaways, or terms with what they mean; its head is neither', () => {
  const rows = ['| Term | Meaning | |', '| EU | A union. | |', '| **UN** | Nations. | |'];
  expect(outline(`## Key takeaways\n\n${table(...rows)}\n\n## Did you know?\n\n${table(...rows)}`)).toEqual([
    'takeaways: EU: A union.',
    'takeaways: UN: Nations.',
    'glossary: EU = A union.',
    'glossary: UN = Nations.',
  ]);
});

test('a table with a head alone is one takeaway', () => {
  expect(outline('## Key takeaways\n\n| A | B |\n|---|---|')).toEqual(['takeaways: A: B']);
});

test('a column that counts the rows of a table of items is none of them', () => {
  const rows = ['| # | Term | Meaning |', '| 1 | EU | A union. |', '| 2 | **UN** | Nations. |'];
  expect(outline(`## Key takeaways\n\n${table(...rows)}\n\n## Did you know?\n\n${table(...rows)}`)).toEqual([
    'takeaways: EU: A union.',
    'takeaways: UN: Nations.',
    'glossary: EU = A union.',
    'glossary: UN = Nations.',
  ]);
  const years = ['| Year | Gain | |', '| 1 | 3% | |', '| 5 | 9% | |'];
  expect(outline(`## Key takeaways\n\n${table(...years)}`)).toEqual(['takeaways: 1: 3%', 'takeaways: 5: 9%']);
});

test('an address that stands further down makes a link of what refers to it', () => {
  const text =
    'See [the *site*][1], [the bank] and [it][].\n\n[1]: https://a.b\n[The Bank]: <https://c.d> "Title"\n[it]: https://e.f';
  expect(outline(text)).toEqual(['summary: See the site, the bank and it.']);
  expect(links(text)).toEqual(['the site → https://a.b', 'the bank → https://c.d', 'it → https://e.f']);
});

test('what nothing refers to, or is no address, stays as it is written', () => {
  expect(outline('[EU]: union\n\nThe [EU] and [x][y], [it][eu].\n\n[z]: https://a.b "So"')).toEqual([
    'summary: [EU]: union',
    'summary: The [EU] and [x][y], [it][eu].',
    'summary: [z]: https://a.b "So"',
  ]);
  expect(outline('So[^1] it is.')).toEqual(['summary: So[^1] it is.']);
});

test('a footnote is read below what is the first to refer to it', () => {
  const text =
    'It holds,[^1] it says.[^why]\n\n## Key takeaways\n\n- One[^1]\n- Two[^2]\n\n[^1]: The *statement*.\n[^why]: As\n    it said.\n\n    Twice.\n[^2]:\n[^3]: Nobody asked.';
  expect(outline(text)).toEqual([
    'summary: It holds,[1] it says.[why]\n[1] The statement.\n[why] As it said.\nTwice.',
    'takeaways: One[1]',
    'takeaways: Two[2]\n[2]',
    'takeaways: [3] Nobody asked.',
  ]);
});

test('pictures leave their description only, wherever their data stands', () => {
  expect(outline('Text. ![A chart][image1] ![][image1]\n\n[image1]: <data:image/png;base64,AAAA>')).toEqual([
    'summary: Text. A chart',
  ]);
});

test('the address that an editor writes after a heading is left out', () => {
  const text = '# **The Fed** {#the-fed}\n\nIt holds.\n\n## **Key takeaways** {#key-takeaways}\n\n* One {#1}';
  expect(briefingOf(text).title).toBe('The Fed');
  expect(outline(text)).toEqual(['summary: It holds.', 'takeaways: One {#1}']);
});

test('everything wrong is named in the order of the file', () => {
  const text = '---\ntags: a\naliases: [x]\ndate: today\nx: y\n---\nText.';
  const lines = (() => {
    try {
      return briefingOf(text);
    } catch (error) {
      return error instanceof BriefingError ? error.problems.map(({ line }) => line) : error;
    }
  })();
  expect(lines).toEqual([2, 3, 4, 5]);
});

test('a link that is no address of the web is its words alone, and of two definitions the first counts', () => {
  const [entry] = briefingOf(
    'A [script](javascript:alert(1)), a [path](/news) and [one][1].\n\n[1]: https://example.org/a\n[1]: https://example.org/b',
  ).entries;
  expect(entry?.text.plain).toMatch(/^A script, a path and one\./);
  const links = entry?.text.marks.flatMap((mark) => (mark.kind === 'link' ? [mark.href] : []));
  expect(links).toEqual(['https://example.org/a']);
});
