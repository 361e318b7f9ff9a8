import { expect, test } from 'vitest';
import { briefingOf, outline } from '../support/some-briefing.ts';

test('a deeper heading stays in its section, and above the first text under it', () => {
  expect(outline('## Key takeaways\n\n### Trade\n\n- One\n- Two\n\n## Next\n\nText')).toEqual([
    'takeaways: Trade\nOne',
    'takeaways: Two',
    'analysis: Next\nText',
  ]);
});

test('a title may stand below a greeting, where all other headings are deeper', () => {
  const text = (heading: string) =>
    `Here is your briefing.\n\n---\n\n# The Fed holds\n\nIt holds.\n\n${heading} Analysis\n\nWhy.`;
  expect(briefingOf(text('##'))).toMatchObject({ title: 'The Fed holds' });
  expect(outline(text('##'))).toEqual([
    'summary: Here is your briefing.',
    'summary: It holds.',
    'analysis: Why.',
  ]);
  for (const other of [
    text('#'),
    `---\ntitle: Rates\n---\n${text('##')}`,
    'So.\n\n# The Fed holds\n\nIt holds.',
    'So.\n\n## Analysis\n\n# The Fed holds\n\nIt holds.\n\n## More',
  ])
    expect(outline(other)).toContain('analysis: The Fed holds\nIt holds.');
});

test('a title at the top that says something else than the front matter is a heading', () => {
  const text = (title: string) => `---\ntitle: ${title}\n---\n# The Fed *holds*\n\nIt holds.`;
  expect(outline(text('Rates'))).toEqual(['summary: The Fed holds\nIt holds.']);
  expect(outline(text('The Fed holds!'))).toEqual(['summary: It holds.']);
  expect(briefingOf(text('Rates')).title).toBe('Rates');
});

test('a heading of their own stays above the paragraph it heads', () => {
  expect(outline('All is well.\n\n## What comes next\n\nNobody knows.\n')).toEqual([
    'summary: All is well.',
    'analysis: What comes next\nNobody knows.',
  ]);
});

test('headings with no text under them keep their words', () => {
  expect(outline('Hello\n\n## What next\n\n### Who knows\n\n## Analysis\n\nText\n\n## The end')).toEqual([
    'summary: Hello',
    'analysis: What next\nWho knows',
    'analysis: Text',
    'analysis: The end',
  ]);
});

test('a glossary may have its terms as headings, in bold, or on a line of their own', () => {
  const text =
    '## Glossary\n\n### NATO\n\nAn alliance.\n\n- **EU**\n  A union.\n- UN\n\n  Nations.\n- **IMF** A fund.';
  expect(outline(text)).toEqual([
    'glossary: NATO = An alliance.',
    'glossary: EU = A union.',
    'glossary: UN = Nations.',
    'glossary: IMF = A fund.',
  ]);
});

test('a term that stands alone is explained by the paragraph or the list after it', () => {
  const text = `Glossary\n\nEU:\n\nA union: of states.\n\nIt has laws\nand courts.\n\n**UN**\n\nNations.\n\nSoft power\n\nTo be liked.\n\nNATO:\n\n- Old.\n- Armed.`;
  expect(outline(text)).toEqual([
    'glossary: EU = A union: of states.\nIt has laws and courts.',
    'glossary: UN = Nations.',
    'glossary: Soft power = To be liked.',
    'glossary: NATO = – Old.\n– Armed.',
  ]);
});

test.each(['A', 'A:', '**A**', '**A**:'])(
  'terms such as %s and explanations may take turns line by line',
  (term) => {
    const other = term.replace('A', 'B b');
    expect(outline(`Glossary\n${term}\nOne is\nso.\n${other}\nTwo is.\n`)).toEqual([
      'glossary: A = One is so.',
      'glossary: B b = Two is.',
    ]);
  },
);

test('a picture is what it says it shows, on one line', () => {
  expect(outline('See ![a\nmap](x.png).')).toEqual(['summary: See a map.']);
});

test('words between sentences are no term where the text only goes on', () => {
  expect(outline('Glossary\nEU: A union.\nUN\nnations unite.')).toEqual([
    'glossary: EU = A union. UN nations unite.',
  ]);
  expect(outline('Nobody read the\nSummary: it was long.')).toEqual([
    'summary: Nobody read the Summary: it was long.',
  ]);
});

test.each([
  ['NATO:\n\n- Old.\n\nUN: Nations.\n\n- Armed.', 'entry "Armed." has no term'],
  ['- UN:\n- so it is', 'term "UN" has no explanation'],
  ['- EU: A union.\n-\n\nNobody knows', 'entry "Nobody knows" has no term'],
])('an item that explains nothing is refused: %j', (text, found) => {
  expect(() => outline(`Glossary\n\n${text}`)).toThrow(found);
});

test('a wrapped line is no term, and a term without explanation is refused', () => {
  const long = 'a line that is so long that whoever wrote it had to wrap it here';
  for (const text of [`Nobody knows ${long}\nAnd why.`, 'Nobody knows what it is\nand why.'])
    expect(() => outline(`Glossary\n- ${text}`)).toThrow('has no term');
  expect(() => outline('Glossary\n- EU: A union.\n- UN:\n- IMF: A fund.')).toThrow(
    'some-briefing.md:3:1: the term "UN" has no explanation. Write what it means after a colon',
  );
});

test('terms that differ only in signs are different terms', () => {
  expect(outline('Glossary\n- C: old\n- C++: newer\n- C#: another')).toHaveLength(3);
});

test('lines that each end a sentence are takeaways or terms of their own; a wrapped paragraph is one', () => {
  expect(outline('Key takeaways\nOne came.\nTwo went.\nGlossary\nEU: A union.\nUN: Nations.')).toEqual([
    'takeaways: One came.',
    'takeaways: Two went.',
    'glossary: EU = A union.',
    'glossary: UN = Nations.',
  ]);
  expect(outline('Key takeaways\nOne came\nand went.')).toEqual(['takeaways: One came and went.']);
});

test('comments on lines of their own are for colleagues only', () => {
  expect(outline('<!-- check\nthis -->\nAll is well.\n  <!-- and that -->')).toEqual([
    'summary: All is well.',
  ]);
});

test.each(['```', '~~~', '````text'])('code after a line %s is shown as it is written', (fence) => {
  const code = ['Analysis', '# 2. One', '2024. A **b:**c', '', '• Two.', 'Three.', '<b>'];
  const closing = fence.replace('text', '');
  const text = [
    '## Key takeaways',
    '',
    '- One',
    '',
    fence,
    ...code,
    closing,
    '',
    '- Four',
    '',
    'Analysis',
    'Text',
  ];
  expect(outline(text.join('\n'))).toEqual([
    'takeaways: One',
    `takeaways: ${code.filter(Boolean).join('\n')}`,
    'takeaways: Four',
    'analysis: Text',
  ]);
});

test.each([
  '*Sources: AP, Reuters*',
  'Source: AP',
  '**Photo:** AFP',
  'Источник: ТАСС',
  '来源：新华社',
  'Read more: AP',
  '*Last updated: 20 Nov 2026*',
])('"%s" below takeaways or terms is none of them', (credit) => {
  const plain = credit.replaceAll('*', '');
  expect(outline(`Takeaways\n\n- One\n\n${credit}\n\nGlossary\n\n**EU**: A union.\n\n${credit}`)).toEqual([
    'takeaways: One',
    `analysis: ${plain}`,
    `analysis: ${plain}`,
    'glossary: EU = A union.',
  ]);
  expect(outline(`Glossary\n\n- EU: A union.\n- ${plain}\n\n${credit}`)).toEqual([
    `analysis: ${plain}`,
    'glossary: EU = A union.',
    expect.stringContaining('glossary: '),
  ]);
});

test('a text that all stands in one block of code is read as that text, at its own lines', () => {
  const fenced = (...inside: string[]) => `\n\`\`\`markdown\n${inside.join('\n')}\n\`\`\`\n\n`;
  expect(
    briefingOf(fenced('---', 'id: fed', '---', '# The Fed', 'It holds.', '~~~', 'Analysis', '~~~')),
  ).toMatchObject({
    id: 'fed',
    title: 'The Fed',
    entries: [{ text: { plain: 'It holds.' } }, { section: 'summary', text: { plain: 'Analysis' } }],
  });
  expect(() => briefingOf(fenced('It holds.', '', '## Key takeway'))).toThrow('some-briefing.md:5:1: ');
  expect(outline('````\nGlossary\n\nSource: A text that tells.\n\n```\nTwo\n```\n````')).toEqual([
    'glossary: Source = A text that tells.\nTwo',
  ]);
  expect(outline('```\na\n```\n\nAnalysis\n\n```\nb\n```')).toEqual(['summary: a', 'analysis: b']);
  expect(() => briefingOf('```')).toThrow('not closed');
});

test('what explains a source is a term', () => {
  expect(outline('Glossary\n\nSource: Who tells the press.\n\nLeak: What is told.')).toHaveLength(2);
});

test.each([
  'Sources:',
  '**Sources**',
  'SOURCES',
  'Источники:',
  '来源：',
  'Quellen',
  'Further reading:',
  '**Read more**',
])('a list below %j after takeaways or terms is none of them', (name) => {
  const sources = [`analysis: ${name.replace(/[*:：]/g, '')}\nReuters`, 'analysis: AP'];
  for (const list of ['- Reuters\n- AP', '\n1. Reuters\n2. AP', '\n• Reuters\n• AP']) {
    expect(outline(`Key takeaways\n- One\n\n${name}\n${list}`)).toEqual(['takeaways: One', ...sources]);
    expect(outline(`# Glossary\n\nQT: A bank shrinks.\n\n${name}\n${list}`)).toEqual([
      ...sources,
      'glossary: QT = A bank shrinks.',
    ]);
  }
});

test('a source may be a term, or a takeaway’s, and sources a word of a sentence that was wrapped', () => {
  expect(outline('Did you know?\n\n**Source**\n\nWhoever tells.\n\n- Sources: Those who tell.')).toEqual([
    'glossary: Source = Whoever tells.',
    'glossary: Sources = Those who tell.',
  ]);
  expect(
    outline(
      'Key takeaways\n- They named\nsources\n- Sources:\n  - One\n- They named\nall of their\nsources:',
    ),
  ).toEqual([
    'takeaways: They named sources',
    'takeaways: Sources:\n– One',
    'takeaways: They named all of their sources:',
  ]);
});
