import { describe, expect, test } from 'vitest';
import { BriefingError } from '../../src/briefings/briefing-error.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { briefingOf } from '../support/some-briefing.ts';

function problems(text: string, file?: string): string[] {
  try {
    briefingOf(text, file);
  } catch (error) {
    if (error instanceof BriefingError) return error.message.split('\n');
    throw error;
  }
  return [];
}

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
    ...['2206-11-23', '1026-11-23', '0001-01-01T00:00Z'].map((date): [string, string] => [
      `---\ndate: ${date}\n---\nText`,
      'some-briefing.md:2:7: "date" in the front matter must be a day such as 2026-11-23, or a time with its zone such as 2026-11-23T08:00Z, of the years 1900 to 2100.',
    ]),
    ['---\ndate: [2026-11-23]\n---\nText', '"date" in the front matter must be a day such as'],
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
      '---\ntitle: [Breaking] Fed\n---\nText',
      'there is more after the closing quote or bracket). Put text that has a colon, quotes or brackets in "…"',
    ],
    [
      '---\ntitle: *Fed*\n---\nText',
      'some-briefing.md:2:8: the front matter uses a YAML alias (*Fed*). Write the value out, in "…" if it begins with *',
    ],
    [
      '---\ntitle: Fed is #1\n---\nText',
      'some-briefing.md:2:15: YAML leaves out what comes after a #, here "#1". Put the value in "…", or a blank after the #',
    ],
    ['---\ntopics: #fed, #ecb\n---\nText', ':2:9: YAML leaves out what comes after a #, here "#fed, #ecb".'],
    [
      '---\ntopics:\n  - ECB\n  - #fed\n---\nText',
      ':4:5: YAML leaves out what comes after a #, here "#fed".',
    ],
    ...['note', 'by', 'time', 'rate', 'Fed'].map((key): [string, string] => [
      `---\n${key}: x\n---\nText`,
      `the front matter has a key "${key}" that is not known. These are known: title, date, id`,
    ]),
    ['---\nalias: {}\n---\nText', 'Did you mean "aliases"?'],
    ['---\n\nA line above.\n\n---\n\nText', 'or take the lines --- out'],
    ['---\nSummary: A line above.\n', 'or take this one out'],
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
      '---\ntitle: Fed holds\n  note: on: off\n---\nText',
      'some-briefing.md:2:8: the front matter is not YAML (there is another colon in the value). Put text that has a colon',
    ],
    ['---\ntitle: "Fed\n---\nText', '(a quote is opened and not closed)'],
    [
      '---\nid: fed\ntitle: “Fed: holds”\n---\nText',
      'some-briefing.md:3:8: the front matter is not YAML (there is another colon in the value). Write straight quotes, "…", instead',
    ],
    [
      '---\ntopics:\n\t- Fed\n---\nText',
      'some-briefing.md:3:1: the front matter is not YAML (Tabs are not allowed as indentation). Write blanks instead',
    ],
    ...['—', '–', '—-', '–––'].map((dash): [string, string] => [
      `\n${dash}\ntitle: Fed\n${dash}\nText`,
      'some-briefing.md:2:1: the front matter begins with a dash. A program may have made it of hyphens: write three of them',
    ]),
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
    [
      'It holds.\r\n<<<<<<< HEAD\r\nSo.\r\n=======\r\nNo.\r\n>>>>>>> theirs\r\n',
      'some-briefing.md:2:1: here Git has put two versions that it could not merge. Keep one of them, and take the lines <<<<<<<, ======= and >>>>>>> out',
    ],
    ['\n<!DOCTYPE html>\n<p>Text', 'some-briefing.md:1:1: the file is a web page.'],
    ['<h1 class="title">Fed</h1>\n<p>Text</p>', 'some-briefing.md:1:1: the file is a web page.'],
    [
      'Text.\n\nKey Takeways:\nOne came.\nTwo went.',
      'some-briefing.md:3:1: the heading "Key Takeways" is not known. Did you mean "Key takeaways"?',
    ],
    ['Text.\n\n**Analisys**\n\nWhy.', 'some-briefing.md:3:1: the heading "Analisys" is not known.'],
    [
      'Text.\n\n~~~~~~\n\nKey takeaways\n- One',
      'some-briefing.md:3:1: a block of code begins here and is not closed, so all below is part of it. Close it',
    ],
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
  'Text.\n\n## Key factors\n\n- Weather.',
  'Text.\n\n<<<<<<< is what Git writes.',
])('%j is read as it stands', (text) => {
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

test('what is wrong below the front matter is named together with what is wrong in it', () => {
  expect(problems('---\ntilte: Rates\n---\nThey rose.\n\n## Key takeways\n- They rose.\n')).toEqual([
    expect.stringMatching(/^some-briefing\.md:2:1: .*"tilte"/),
    expect.stringMatching(/^some-briefing\.md:6:1: .*"Key takeways"/),
  ]);
  // What a front matter that is not YAML says of the terms is not known.
  expect(problems('---\naliases: {QT: [x]\n---\nThey rose.\n')).toHaveLength(1);
  // Nor whether it has a date in place of the one in the file's name.
  expect(problems('---\ntilte: Rates\n---\nThey rose.\n', '2026-02-30-rates.md')).toHaveLength(1);
});
