import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BriefingError } from '../../src/briefings/briefing-error.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string, file = 'some-briefing.md') => parseBriefing(bytes(text), file);
const REAL = 'data/briefings/putin-visits-china.txt';
const real = parseBriefing(readFileSync(REAL), REAL);
const count = (section: string): number => real.entries.filter((entry) => entry.section === section).length;

function problems(text: string): string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof BriefingError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the real briefing', () => {
  test('has a summary, five takeaways, an analysis and three glossary entries', () => {
    expect(['summary', 'takeaways', 'analysis', 'glossary'].map(count)).toEqual([1, 5, 1, 3]);
  });

  test('gets its title from its file name, with the capitals of its text', () => {
    expect(real.title).toBe('Putin visits China');
    expect(real.id).toBe('putin-visits-china');
  });

  test('has its glossary terms parted from what they mean', () => {
    expect(real.entries.flatMap(({ term }) => term ?? [])).toEqual([
      'Military Collaboration',
      'Western Sanctions',
      'US Secretary of State Antony Blinken',
    ]);
  });

  test('loses no word of the file', () => {
    const kept = real.entries.flatMap(({ term, text }) => [term ?? '', text.plain]).join(' ');
    const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const missing = new Set(words(readFileSync(REAL, 'utf8'))).difference(new Set(words(kept)));
    expect([...missing].join(' ')).toBe('Key Takeaways Analysis Did You Know');
  });
});

describe('what publishers really write', () => {
  const ways = {
    'windows line ends': 'All is well.\r\n\r\nKey Takeaways\r\n- One\r\n- Two\r\n',
    'a byte order mark and hard spaces':
      '\ufeffAll\u00a0is well.\n\n##\u00a0Key\u00a0Takeaways\n-\u00a0One\n-\u00a0Two\n',
    'round bullets': 'All is well.\nKEY TAKEAWAYS:\n• One\n•Two\n',
    dashes: 'All is well.\n\n**Key Takeaways**\n\n– One\n– Two\n',
    numbers: 'All is well.\n\nKey points:\n1. One\n2. Two\n',
    'bullets alone on their line': 'All is well.\nKey Takeaways\n-\nOne\n-\n\nTwo\n',
    'no bullets at all': 'All is well.\n\n# Key takeaways\n\nOne\n\nTwo\n',
    'headings underlined with waves': 'All is well.\n\nKey Takeaways\n~~~~~~~~~~~~~\n* One\n* Two\n',
    'underlined headings': 'All is well.\n\nKey Takeaways\n-------------\n* One\n* Two\n',
  };
  test.each(Object.entries(ways))('%s', (_name, text) => {
    expect(parse(text).entries.map(({ section, text: { plain } }) => `${section}: ${plain}`)).toEqual([
      'summary: All is well.',
      'takeaways: One',
      'takeaways: Two',
    ]);
  });

  const terms: Record<string, string> = {
    'Quantitative Tightening (QT): It is': 'Quantitative Tightening (QT)',
    '**NATO: the alliance**: It is': 'NATO: the alliance',
    '**Term**: It is': 'Term',
    '**Term:** It is': 'Term',
    'Term – It is': 'Term',
    'SARS: CoV-2: It is': 'SARS: CoV-2',
    'The 10:30 rule: It is': 'The 10:30 rule',
    '制裁：It is': '制裁',
    'Санкции: It is': 'Санкции',
    '“Soft power”: It is': '“Soft power”',
    '“Soft power: again”: It is': '“Soft power: again”',
    '"Quoted: term": It is': '"Quoted: term"',
    'The 5" rule: It is': 'The 5" rule',
    'Term\n  It is': 'Term',
    '**NATO: the alliance** - It is': 'NATO: the alliance',
    '**Soft** power: It is': 'Soft power',
    'Repo (short: a loan for one night): It is': 'Repo (short: a loan for one night)',
  };
  test.each(Object.entries(terms))('the term of "%s" is "%s"', (line, term) => {
    const [entry] = parse(`Did you know?\n- ${line}\n`).entries;
    expect([entry?.term, entry?.text.plain]).toEqual([term, 'It is']);
  });

  test('a colon in bold type ends the term, whatever stands before it', () => {
    const [entry] = parse('Did you know?\n- **NATO: the alliance:** it is').entries;
    expect([entry?.term, entry?.text.plain]).toEqual(['NATO: the alliance', 'it is']);
  });

  test('a term ends at the colon or spaced dash that comes first', () => {
    const [first, second] = parse('Did you know?\n- A — is: so\n- B: is — so\n').entries;
    expect([first?.term, first?.text.plain]).toEqual(['A', 'is: so']);
    expect([second?.term, second?.text.plain]).toEqual(['B', 'is — so']);
  });

  test('front matter says title, date, id, topics, source and aliases', () => {
    const briefing = parse(
      '---\ntitle: "Rates: what now"\ndate: 2026-11-02\nid: rates\ntopics: [Fed, Money]\nsource: " https://example.org/a "\naliases:\n  Quantitative Tightening: QT\n---\n## Did you know?\n- Quantitative Tightening: It is\n',
    );
    expect(briefing).toMatchObject({
      id: 'rates',
      title: 'Rates: what now',
      date: Date.UTC(2026, 10, 2),
      topics: ['Fed', 'Money'],
      source: 'https://example.org/a',
      entries: [{ term: 'Quantitative Tightening', aliases: ['QT'] }],
    });
  });

  test.each(['\ufeff', '\ufeff\ufeff'])('front matter after %j is front matter', (marks) => {
    expect(parse(`${marks}---\ntitle: A harbour\n---\nShips call.`)).toMatchObject({
      title: 'A harbour',
      entries: [{ text: { plain: 'Ships call.' } }],
    });
  });

  test('a heading of their own stays above the paragraph it heads', () => {
    const [, entry] = parse('All is well.\n\n## What comes next\n\nNobody knows.\n').entries;
    expect(entry).toMatchObject({ section: 'analysis', text: { plain: 'What comes next\nNobody knows.' } });
  });

  test('formatting is kept beside the words, HTML is the text it is', () => {
    const [entry] = parse('It is **very** [new](https://example.org) <b>now</b>.').entries;
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
    const [entry] = parse(text).entries;
    expect(
      entry?.text.marks.map(({ kind, start, end }) => `${kind} ${entry.text.plain.slice(start, end)}`),
    ).toEqual(marks);
  });

  test.each([
    ['rates-all.md', 'All rates rise.', 'Rates all'],
    ['v1.2-Nato.md', 'The NATO is.', 'V1 2 NATO'],
  ])('the title that %s makes of %j is %j', (file, text, title) => {
    expect(parse(text, file).title).toBe(title);
  });
});

describe('what cannot be accepted is refused with its place and how to mend it', () => {
  test.each([
    ['', 'some-briefing.md:1:1: the file has no text.'],
    ['---\ntitle: x\n', 'some-briefing.md:1:1: the front matter is not closed.'],
    [
      '---\ntitel: x\n---\nText',
      'some-briefing.md:2:1: the front matter has a key "titel" that is not known. Did you mean "title"?',
    ],
    [
      '---\ntitle: x\ndate: 2026-02-30\n---\nText',
      'some-briefing.md:3:7: "date" in the front matter must be a day such as',
    ],
    ['---\ndate: 2026-13-01\n---\nText', '"date" in the front matter must be a day such as'],
    [
      '---\naliases:\n  EU: [[x]]\n---\nText',
      'some-briefing.md:3:7: "aliases.EU" in the front matter must give each term its other names',
    ],
    [
      'a\n<!-- x\n<!-- y\n-->\n\n## Key takeway\n- One',
      'some-briefing.md:6:1: the heading "Key takeway" is not known.',
    ],
    [
      'Did you know?\n- UN: \u200b\n- EU: x',
      'some-briefing.md:2:1: the glossary entry "UN: \u200b" has no term.',
    ],
    ['Did you know?\n- : It is', 'some-briefing.md:2:1: the glossary entry ": It is" has no term.'],
    ['Did you know?\n- _So_ it is', 'some-briefing.md:2:1: the glossary entry "So it is" has no term.'],
    [
      `---\nsource: https://example.org/?${'x'.repeat(493)}\n---\nText`,
      'some-briefing.md:2:9: "source" in the front matter may have at most 512 characters',
    ],
    ['---\na: [\n---\nText', 'the front matter is not YAML'],
    [
      '---\na: &a [1]\nb: *a\n---\nText',
      'some-briefing.md:3:4: the front matter uses a YAML alias (*a). Write the value out',
    ],
    [
      'Text\n\n## Key takeway\n- One',
      'some-briefing.md:3:1: the heading "Key takeway" is not known. Did you mean "Key takeaways"?',
    ],
    [
      'Did you know?\n- Nobody knows',
      'some-briefing.md:2:1: the glossary entry "Nobody knows" has no term. Write it as',
    ],
    [
      'Did you know?\n- A: is\n- a: was',
      'some-briefing.md:3:1: the term "a" is explained twice (first on line 2). Put both together',
    ],
    [
      '---\ntitle: Fed: holds\n---\nText',
      'some-briefing.md:2:8: the front matter is not YAML (there is another colon in the value). Put text that has a colon',
    ],
    ['---\ntitle: "Fed\n---\nText', '(a quote is opened and not closed)'],
    [
      '---\ntags: [a]\n---\nText',
      'some-briefing.md:2:1: the front matter has a key "tags" that is not known. Did you mean "topics"?',
    ],
    [
      '---\ncorrection: yes\n---\nText',
      'some-briefing.md:2:13: "correction" in the front matter must say in a sentence',
    ],
    [
      '\n+++\ntitle = "x"\n+++\nText',
      'some-briefing.md:2:1: the front matter is not YAML (as its first line says)',
    ],
    ['{\\rtf1 Text}', 'some-briefing.md:1:1: the file is RTF. Save it as plain text'],
    ['\n<!DOCTYPE html>\n<p>Text', 'some-briefing.md:1:1: the file is a web page.'],
    [
      'Text.\n\nKey Takeways:\nOne came.\nTwo went.',
      'some-briefing.md:3:1: the heading "Key Takeways" is not known. Did you mean "Key takeaways"?',
    ],
    ['Text.\n\n**Analisys**\n\nWhy.', 'some-briefing.md:3:1: the heading "Analisys" is not known.'],
    ['a\nb\0c', 'some-briefing.md:2:2: there is a null byte'],
    ['\0a', 'some-briefing.md:1:1: there is a null byte'],
    ['---\n- a\n---\nText', 'the front matter is not a list of keys and values'],
  ])('%j', (text, message) => {
    expect(problems(text).join('\n')).toContain(message);
  });
});

test.each([
  'Text.\n\nParalysis\n\nOf the port.',
  'Text.\n\nAnalysts\nwere surprised by it.',
  'The analysis of\nanalysts is over.',
  'Text.\n\nAnalysts.',
  'Text.\n\nAnalisys!\n\nWhy.',
])('%j is no misspelt section', (text) => {
  expect(problems(text)).toEqual([]);
});

test('a letter that is not UTF-8 is named where it stands', () => {
  const refused = () => parseBriefing(Uint8Array.from([0x61, 0x0a, 0x62, 0xe9, 0x74, 0xe9]), 'a.md');
  expect(refused).toThrow('a.md:2:2: the byte 0xE9 is not UTF-8');
});

test('a paragraph that no one writes by hand is refused', () => {
  expect(problems(`a\n\n${'*x '.repeat(1_001)}`).join()).toContain(
    'some-briefing.md:3:1: the paragraph has more than 1000 of the characters',
  );
});
