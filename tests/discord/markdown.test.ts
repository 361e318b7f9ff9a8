import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, toMarkdown } from '../../src/discord/markdown.ts';
import { briefingOf } from '../support/some-briefing.ts';

describe('text that nobody meant as Markdown', () => {
  test.each([
    [
      '*bold* _it_ ~~no~~ ||spoiler|| `code`',
      '\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\| \\`code\\`',
    ],
    [
      '# heading\n- list\n> quote\n-# small\n1. one',
      '\\# heading\n\\- list\n\\> quote\n\\-# small\n1\\. one',
    ],
    ['<@1> <#2> <t:3> <:e:4>', '\\<@1> \\<#2> \\<t:3> \\<\\:e:4>'],
    ['@everyone @here', '@\u200beveryone @\u200bhere'],
    ['[text](https://example.org)', '[text\\](https\\://example.org)'],
    [
      'Quantitative Tightening (QT): 10:30, 2nm & 5% [sic]',
      'Quantitative Tightening (QT): 10:30, 2nm & 5% [sic]',
    ],
  ])('%j becomes %j', (plain, escaped) => {
    expect(escapeText(plain)).toBe(escaped);
  });

  test('can never hold a mention that Discord would read', () => {
    const tricky = fc.array(
      fc.constantFrom('@', 'everyone', 'here', '<', '@', '!', '&', '#', '1', '>', '\\', ' '),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(tricky, (parts) => {
        // As Discord reads it: a backslash takes the meaning of the character after it.
        const read = escapeText(parts.join('')).replace(/\\([^\p{L}\p{N}\s])/gu, (_, one) =>
          one === '<' ? '‹' : one,
        );
        expect(read).not.toMatch(/@everyone|@here|<[@#]/);
      }),
    );
  });
});

describe('a publisher’s text', () => {
  const show = (text: string): string =>
    briefingOf(text)
      .entries.map((entry) => toMarkdown(entry.text))
      .join('\n');

  test('keeps the formatting and links that were meant', () => {
    expect(show('It is **very** *new*, see [here](https://example.org/a%20b).')).toBe(
      'It is **very** *new*, see [here](<https://example.org/a%20b>).',
    );
  });

  test('begins no list with a number that something formatted follows', () => {
    const text = { plain: '1. Term', marks: [{ kind: 'bold' as const, start: 3, end: 7 }] };
    expect(toMarkdown(text)).toBe('1\\. **Term**');
  });

  test('has no bracket in a link, which Discord would read as the end or the beginning of one', () => {
    const link = '](<https://x.y/>)';
    expect(show('[a \\[ b](https://x.y)')).toBe(`[a${link} \\[ [b${link}`);
    expect(show('[\\[1\\]](https://x.y)')).toBe(`\\[[1${link}\\]`);
    expect(show('<https://x.y/a[1]>')).toBe('<https://x.y/a[1]>');
  });

  test('never links to anything but the web', () => {
    expect(show('[a](javascript:alert(1)) [b](discord://x)')).toBe('a b');
  });

  test.each([
    'http\\://evil.example/x',
    'http:\\//evil.example/x',
    'https&#58;//c.example',
    '&#104;ttps://c.example',
    '\\<https\\://b.example>',
    '**https\\://b.example**',
  ])('has no link where the publisher escaped the address: %s', (text) => {
    const links = briefingOf(`See ${text} there.`).entries.flatMap((entry) => entry.text.marks);
    expect(links.filter(({ kind }) => kind === 'link')).toEqual([]);
  });

  test('has links where only what comes after the https:// is escaped', () => {
    const address = 'https://x.org/a_b/?c=1&d:e';
    expect(show('See https://x.org/a\\_b\\/?c=1&amp;d\\:e there.')).toBe(`See <${address}> there.`);
    expect(show('1\\. See https\\:, https://x.org.')).toContain('<https://x.org>');
  });

  test('shows what matched in bold, inside other formatting as well', () => {
    const text = { plain: 'western sanctions', marks: [{ kind: 'italic' as const, start: 0, end: 17 }] };
    expect(toMarkdown(text, [{ start: 8, end: 17 }])).toBe('*western* \u200b***sanctions***');
  });
});
