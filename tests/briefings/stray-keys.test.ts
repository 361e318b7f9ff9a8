import { expect, test } from 'vitest';
import { outline } from '../support/some-briefing.ts';

test.each([
  ['keys without lines around them', 'title: Fed\ndate: 2026-11-23\n\nIt holds.', ':1:1: ', '(title, date)'],
  ['a title alone', '\nTitle: Fed\n\nIt holds.', ':2:1: ', '(title)'],
  [
    'what Notion writes',
    '# Fed\n\nDate: 23 November\nTags: Economy\nStatus: Done\n\nIt holds.',
    ':3:1: ',
    '(date, topics)',
  ],
  [
    'what Google Docs makes of it',
    '\\---\n\ntitle: Fed\n\ntopics: a\n\n\\---\n\nIt holds.',
    ':3:1: ',
    '(title, topics)',
  ],
  [
    'a front matter below a heading',
    '# Fed\n---\ndate: 2026-11-23\nid: fed\n---\nIt holds.',
    ':3:1: ',
    '(date, id)',
  ],
  ['a front matter below a comment', '<!-- ours -->\n---\ntitle: Fed\n---\nIt holds.', ':3:1: ', '(title)'],
  ['a front matter in code', '```yaml\n---\ntitle: Fed\n---\n```\n\nIt holds.', ':3:1: ', '(title)'],
  ['lines that are indented', '  ---\ntitle: Fed\n---\nIt holds.', ':2:1: ', '(title)'],
  ['other lines around it', '* * *\ntitle: Fed\n* * *\nIt holds.', ':2:1: ', '(title)'],
  ['no blank after the colon', 'Title:Fed\nSource：AP\n\nIt holds.', ':1:1: ', '(title, source)'],
  ['bold keys', '**Headline:** Fed\n**Date**: 23 November\n\nIt holds.', ':1:1: ', '(title, date)'],
])('%s: refused, as readers would see them', (_name, text, place, keys) => {
  expect(() => outline(text)).toThrow(
    `some-briefing.md${place}the text begins with keys of a front matter ${keys} that readers would see. Put them between two lines ---`,
  );
});

test.each([
  [
    'From: Ann <ann@example.org>\nTo: Ben\nSubject: Fed\nDate: now\n\nIt holds.',
    1,
    'From, To, Subject, Date',
  ],
  [
    '\n---------- Forwarded message ---------\nFrom: Ann\nDate: now\nSubject: Fed\n\nIt holds.',
    3,
    'From, Date, Subject',
  ],
  ['-----Original Message-----\n*From:* Ann\n*Subject:* Fed\nIt holds.', 2, 'From, Subject'],
])('an e-mail with its head is refused, as readers would see who wrote whom: %j', (text, line, keys) => {
  expect(() => outline(text)).toThrow(
    `some-briefing.md:${line}:1: the text begins with the head of an e-mail (${keys}) that readers would see. Take these lines out`,
  );
});

test.each([
  '[20/11/2026, 09:12:33] Ann: The Fed holds.',
  '\u200e[11/20/26, 9:12:33\u202fAM] Ann Lee: The Fed holds.',
  '[9:12 am, 20/11/2026] Ann: The Fed holds.',
  '20.11.26, 09:12 - Ann: The Fed holds.',
  'Ann, [20.11.2026 09:12]\nThe Fed holds.',
])('what is copied out of a chat is refused, as readers would see who wrote when: %j', (text) => {
  expect(() => outline(`\n${text}\nKey takeaways\n- One`)).toThrow(
    /^some-briefing\.md:2:1: the text begins with the head of a message \(.*Ann.*\) that readers would see\. Take it out, and those of the other messages$/,
  );
});

test.each([
  '[1]: https://example.org',
  '20.11.2026: it holds.',
  '9:12 - it holds: so there.',
  'Ann, [the chair](https://example.org)',
])('%j is the head of no message', (text) => {
  expect(() => outline(text)).not.toThrow();
});

test('the signature of an e-mail is refused, a line across above a section is not', () => {
  expect(() => outline('It holds.\n\n-- \nAnn\nTel. 1234')).toThrow(
    'some-briefing.md:3:1: the line "-- " begins the signature of an e-mail that readers would see. Take it out with what is below it; a line across is drawn with ---',
  );
  for (const text of [
    'It holds.\n-- \n\n## Analysis\nIt is so.',
    'It holds.\n-- \n\n',
    'It holds.\n--\nSo there.',
  ])
    expect(() => outline(text)).not.toThrow();
});

test.each([
  ['From: noon\nTo: midnight\n\nIt holds.', ['summary: From: noon To: midnight', 'summary: It holds.']],
  ['Source: Reuters\n\nIt holds.', ['summary: Source: Reuters', 'summary: It holds.']],
  ['Correction: it holds.\n\nSo there.', ['summary: Correction: it holds.', 'summary: So there.']],
  ['It holds.\ntitle: Fed\ndate: now', ['summary: It holds. title: Fed date: now']],
  ['Geneva: the Fed holds.\nSource: AP', ['summary: Geneva: the Fed holds. Source: AP']],
  ['---\n---\ntitle: Fed\ndate: now', ['summary: title: Fed date: now']],
  [
    '# Law\n\n## Did you know?\n\nTitle: A right to land.\n\n* Topics: What it is about.',
    ['glossary: Title = A right to land.', 'glossary: Topics = What it is about.'],
  ],
  [
    'Takeaways:\n* Date: it is in May.\n* Source: an envoy.',
    ['takeaways: Date: it is in May.', 'takeaways: Source: an envoy.'],
  ],
  ['Summary: It holds.\nSource: AP.\nDate: May.', ['summary: It holds. Source: AP. Date: May.']],
])('%j is a text', (text, read) => {
  expect(outline(text)).toEqual(read);
});
