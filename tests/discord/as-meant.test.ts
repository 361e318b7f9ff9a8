import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark, RichText } from '../../src/briefings/briefing.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { splitText } from '../../src/briefings/split-text.ts';
import { escapeLine, escapeText, toMarkdown } from '../../src/discord/markdown.ts';
import { toMarkdownPieces } from '../../src/discord/pages.ts';
import { anyFile, anyName } from '../briefings/any-file.ts';
import { readAsDiscord, type Seen } from '../support/discord-markdown.ts';
import { runs } from '../support/runs.ts';

const tricky = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '](',
    '<',
    '>',
    '>>> ',
    '@',
    ':',
  ],
  ...[
    'everyone',
    'here',
    '@everyone',
    '<@1>',
    '<@&2>',
    '<#3>',
    '</a:4>',
    '<:e:5>',
    '<a:e:5>',
    '<t:6:R>',
    '<id:home>',
  ],
  ...[
    '# ',
    '## ',
    '-# ',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '2) ',
    '\n',
    '\n\n',
    ' ',
    '\t',
    'a',
    'b.c',
    'Ä',
    '制',
    '😀',
    ':smile:',
  ],
  ...['https://a.b/c', 'http://', '[a](https://b.c)', '<https://a.b>', 'steam://run', 'https:', '//'],
);
const anyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: tricky },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join('').replace(/\u200b/g, ''));

const plainly = (text: string): Seen[] =>
  [...text].filter((one) => !/[\s\u200b]/.test(one)).map((character) => ({ character, as: '' }));

const KINDS = ['bold', 'italic', 'code', 'link'];

/** How each character of a publisher's text was meant to be seen. */
function meant({ plain, marks }: RichText): Seen[] {
  const seen: Seen[] = [];
  let at = 0;
  for (const character of plain) {
    // A bracket in a link's label stands between two pieces of the link.
    const outside = ({ start, end, href }: Extract<Mark, { kind: 'link' }>): boolean =>
      /[[\]]/.test(character) &&
      (plain.slice(start, end) !== href ||
        marks.some((mark) => [mark.start, mark.end].some((edge) => start < edge && edge < end)));
    const here = marks
      .filter((mark) => mark.start <= at && at < mark.end && !(mark.kind === 'link' && outside(mark)))
      .map(({ kind }) => kind as string);
    if (!/[\s\u200b]/.test(character))
      seen.push({ character, as: KINDS.filter((kind) => here.includes(kind)).join(' ') });
    at += character.length;
  }
  return seen;
}

const textsOf = (bytes: Uint8Array, name: string): RichText[] => {
  try {
    return parseBriefing(bytes, name).entries.map(({ text }) => text);
  } catch {
    return [];
  }
};
const formatted = fc.constantFrom(
  ...[
    '**',
    '*',
    '_',
    '`',
    '``',
    '~~',
    '||',
    '[',
    ']',
    '(',
    ')',
    '](https://b.c)',
    '](https://b.c/(d))',
    '\\',
  ],
  ...['**a**', '*b*', '`c`', '`` d`e ``', '[f](https://b.c)', '[[g]](https://b.c)', '[](https://b.c)'],
  ...[
    'https://h.i/(j)',
    '<https://k.l/_m_>',
    '@everyone',
    '<@1>',
    ':n:',
    'o',
    'p. Q',
    '。',
    '制',
    '😀',
    ' ',
    '\n',
  ],
);
const anyLine = fc
  .array(formatted, { minLength: 1, maxLength: 10 })
  .map((parts) => textsOf(new TextEncoder().encode(parts.join('')), 'a.md'));
const anyTexts = fc.oneof(
  { weight: 6, arbitrary: anyLine },
  { weight: 1, arbitrary: fc.tuple(anyFile, anyName).map((parts) => textsOf(...parts)) },
);

describe('whatever somebody wrote', () => {
  test('is seen in Discord as it stands: nothing of it pings, links or formats', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readAsDiscord(escapeText(text))).toEqual({ seen: plainly(text), meanings: [] });
        expect(readAsDiscord(escapeLine(text))).toEqual({ seen: plainly(text), meanings: [] });
      }),
      { numRuns: runs(600) },
    );
  });

  test('is formatted and linked where its Markdown meant it, and nowhere else', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        for (const text of texts)
          expect(readAsDiscord(toMarkdown(text))).toEqual({ seen: meant(text), meanings: [] });
      }),
      { numRuns: runs(700) },
    );
  });
});

describe('what is too long', () => {
  const limits = fc.integer({ min: 20, max: 300 });
  const prose = fc
    .array(
      fc.oneof(fc.lorem({ mode: 'sentences', maxCount: 4 }), anyText, fc.constant('制裁是措施。它们很多。 ')),
      {
        maxLength: 12,
      },
    )
    .map((parts): RichText => ({ plain: parts.join(' '), marks: [] }));

  test('is cut between sentences, and elsewhere only inside one that is longer than a piece', () => {
    const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
    fc.assert(
      fc.property(prose, limits, (text, limit) => {
        const pieces = splitText(text, limit).map(({ plain }) => plain);
        expect(pieces.join('')).toBe(text.plain);
        let cut = 0;
        for (const piece of pieces.slice(0, -1)) {
          cut += piece.length;
          const around = sentences.segment(text.plain).containing(cut);
          expect(around?.index === cut || (around?.segment.length ?? 0) > limit).toBe(true);
        }
      }),
      { numRuns: runs(120) },
    );
  });

  test('is shown in pieces that fit, and together they show everything as it was meant', () => {
    const long = fc.tuple(fc.array(anyTexts, { minLength: 1, maxLength: 5 }), limits);
    fc.assert(
      fc.property(long, ([lists, limit]) => {
        for (const text of lists.flat()) {
          const pieces = toMarkdownPieces(text, limit);
          const readings = pieces.map(readAsDiscord);
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit);
          expect(readings.flatMap(({ meanings }) => meanings)).toEqual([]);
          const together = readings.flatMap(({ seen }) => seen.map(({ character }) => character));
          expect(together).toEqual(meant(text).map(({ character }) => character));
        }
      }),
      { numRuns: runs(60) },
    );
  });
});
