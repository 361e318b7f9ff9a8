import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { anyLetter } from '../support/any-letter.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const structure = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '- ',
    '-\n',
    '* ',
    '• ',
    '– ',
    '1. ',
    '2)',
    '# ',
    '## ',
    '### ',
    '> ',
    '    ',
    '  ',
  ],
  ...[
    'Summary\n',
    'Key takeaways\n',
    'Analysis\n',
    'Did you know?\n',
    '===\n',
    '---\n',
    '```\n',
    '<!--',
    '%%',
    '[[',
    ']]',
    '> [!x]',
    '- [ ]',
    '<br>',
    '```',
    '~~~',
    'title: x',
    '-->',
  ],
  ...[
    '(1) ',
    '(2) ',
    '2. ',
    '15. ',
    '2024. ',
    'a) ',
    'b) ',
    '1/ ',
    '1、',
    '-x',
    '–x',
    '*x',
    'o\t',
    '\uf0b7',
    '→ ',
    '📌 ',
  ],
  ...[
    'Analysis: ',
    '**Summary** ',
    '📌 Key Takeaways\n',
    '2. Analysis\n',
    '=== Summary ===\n',
    'terms\n',
    '要点\n',
  ],
);
const inline = fc.constantFrom(
  ...[
    '**',
    '*',
    '_',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '\\',
    '|',
    '~~',
    '| ',
    ' | ',
    '\n|-|-|\n',
    '\n- | -\n',
    '[^1]',
    '\n[^1]: ',
    '[x][1]',
    '\n[1]: ',
    '\n[1]: https://d.e\n',
    '![][1]',
    '"',
    ': ',
    '：',
    ':',
    '.',
    ' ',
  ],
  ...[
    '[a](https://b.c)',
    '](https://x.y)',
    '](javascript:x)',
    '![x](y)',
    'https://a.b/c',
    'http://',
    '@everyone',
  ],
  ...['&amp;', '&nbsp;', '&#x2022;', '&lt;', '&#0;', '&#x202e;'],
);
const words = fc.constantFrom(
  ...[
    'a',
    'b c',
    'Term: x',
    '**Term**: y',
    'Analysis',
    '中',
    '文',
    '制裁：',
    '😀',
    '\u200b',
    '\u202e',
    '\u00a0',
  ],
);
const odd = fc.string({ unit: anyLetter, maxLength: 4 });
const body = fc
  .array(fc.oneof(structure, inline, words, odd), { maxLength: 30 })
  .map((list) => list.join(''));

const key = fc.constantFrom(
  'title',
  'date',
  'id',
  'topics',
  'source',
  'aliases',
  'correction',
  'retracted',
  'x',
);
const value = fc.oneof(
  fc.constantFrom(
    '2026-11-23',
    '2026-11-23T08:00+02:00',
    'true',
    '[a, b]',
    '{a: b, Term: [T]}',
    'https://a.b',
    '*a',
  ),
  fc.constantFrom('"a: b"', '|\n  a\n  b', '&a b', '!!binary x', '1.10', 'rates-2', '~', '', '- a', '[[[['),
  fc.string({ unit: anyLetter, maxLength: 8 }),
);
const frontMatter = fc
  .array(
    fc.tuple(key, value).map(([one, other]) => `${one}: ${other}\n`),
    { maxLength: 4 },
  )
  .map((lines) => `---\n${lines.join('')}---\n`);

const real = readFileSync('data/briefings/putin-visits-china.txt', 'utf8');
const cut = fc.tuple(fc.nat(real.length), fc.nat(real.length), fc.oneof(structure, inline, odd));
const mutated = fc
  .array(cut, { maxLength: 6 })
  .map((cuts) => cuts.reduce((all, [from, to, put]) => all.slice(0, from) + put + all.slice(to), real));

/** Bytes of files that are nearly briefings: pieces of all that the parser knows, the real briefing cut up, and noise. */
export const anyFile: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 5, arbitrary: body.map(encode) },
  { weight: 2, arbitrary: fc.tuple(frontMatter, body).map((parts) => encode(parts.join(''))) },
  { weight: 2, arbitrary: mutated.map(encode) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
);

/** Names that files have, and some that they should not have. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'putin-visits-china.txt',
    '2026-11-23 Fed holds.md',
    '2026-02-30-x.md',
    '制裁.md',
    '.md',
    '—.md',
  ),
  fc.string({ unit: anyLetter, maxLength: 80 }).map((name) => `${name}.md`),
);
