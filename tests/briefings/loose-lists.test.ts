import { expect, test } from 'vitest';
import { outline } from '../support/some-briefing.ts';

test.each([
  'GPU - a chip\nHyperscaler - a company that runs\nGuidance - a forecast',
  '**GPU:** a chip\n**Hyperscaler:** a company that runs\n**Guidance:** a forecast',
  '`GPU`: a chip\n"Hyperscaler" – a company that runs\nGuidance: a forecast',
])('terms that each begin a line need no bullets and no full stops: %j', (lines) => {
  for (const name of ['Glossary', '## Did you know?', '❓Did you know?', 'Did you know?'])
    expect(outline(`${name}\n${lines}`).map((one) => one.replaceAll('"', ''))).toEqual([
      'glossary: GPU = a chip',
      'glossary: Hyperscaler = a company that runs',
      'glossary: Guidance = a forecast',
    ]);
});

test('takeaways need none where no line ends a sentence and each begins as one', () => {
  expect(outline('Key takeaways\nRates stay\nThe next meeting is in January\n12 voted for it')).toEqual([
    'takeaways: Rates stay',
    'takeaways: The next meeting is in January',
    'takeaways: 12 voted for it',
  ]);
});

test.each([
  'Rates stay between 3.5%\nand 3.75%',
  'The Federal Reserve Board of\nGovernors kept its rate.',
  'Of the members,\nTwo wavered',
  '**Rates stay.**\nThe vote was unanimous.',
])('a takeaway that goes on in the next line is one: %j', (text) => {
  const expected = [`takeaways: ${text.replaceAll('\n', ' ').replaceAll('*', '')}`];
  expect(outline(`Key takeaways\n\n${text}`)).toEqual(expected);
});

test('an explanation that goes on in the next line is one', () => {
  expect(outline('Glossary\n\nThe EU: a union of states –\nGermany too\nand France – with laws')).toEqual([
    'glossary: The EU = a union of states – Germany too and France – with laws',
  ]);
});

test('a number in the bold type of what it counts is a number', () => {
  const text = (...[one, two]: string[]) => `**1. ${one}**\nIt is so.\n\n**2. ${two}**\nIt is.`;
  expect(outline(`Key takeaways\n\n${text('Rates stay.', 'Yields fall.')}`)).toEqual([
    'takeaways: Rates stay. It is so.',
    'takeaways: Yields fall. It is.',
  ]);
  expect(outline(`Glossary\n\n${text('EU', 'UN')}`)).toEqual([
    'glossary: EU = It is so.',
    'glossary: UN = It is.',
  ]);
  expect(outline('**1. FC Köln** won.')).toEqual(['summary: 1. FC Köln won.']);
});

test('emoji part lines wherever several begin with one', () => {
  expect(outline('It came.\n\n🔺 One\n🔺 Two\n\nAnalysis\n📉 Three\n🇨🇳 Four')).toEqual([
    'summary: It came.',
    'summary: 🔺 One',
    'summary: 🔺 Two',
    'analysis: 📉 Three',
    'analysis: 🇨🇳 Four',
  ]);
});

test('a last word below a line across is none of the items above it', () => {
  for (const rule of ['---', '***', '\n* * *\n', '\n____\n\n']) {
    const word = `${rule}\n*Made with care.*\nTell us more.\n\nSo there.`;
    expect(outline(`Key takeaways\n- One\n${word}\n\nGlossary\n- EU: A union.\n${word}`)).toEqual([
      'takeaways: One',
      'analysis: Made with care. Tell us more.',
      'analysis: So there.',
      'analysis: Made with care. Tell us more.',
      'analysis: So there.',
      'glossary: EU = A union.',
    ]);
  }
});

test('items below a line across are items, with a bullet, a term or where none has a bullet', () => {
  expect(
    outline('Key takeaways\n- One\n---\n- Two\n\nGlossary\n- EU: A union.\n---\n**UN**\nNations.'),
  ).toEqual(['takeaways: One', 'takeaways: Two', 'glossary: EU = A union.', 'glossary: UN = Nations.']);
  expect(outline('Key takeaways\nOne.\n\n---\n\nTwo.')).toEqual(['takeaways: One.', 'takeaways: Two.']);
  expect(outline('Glossary\n- EU: A union.\n---\nSo there.\n\n- UN: Nations.\n\nMany.')).toEqual([
    'analysis: So there.',
    'glossary: EU = A union.',
    'glossary: UN = Nations.\nMany.',
  ]);
  expect(
    outline('Key takeaways\n- One\ngoes on\n---\nSo there.\n\nGlossary\n---\nSoft power\n\nTo be liked.'),
  ).toEqual(['takeaways: One goes on', 'analysis: So there.', 'glossary: Soft power = To be liked.']);
});

test('what is above a list of takeaways stays above the first, and what groups terms in bold is not shown', () => {
  for (const [first, second] of [
    ['**A b**', '**C**'],
    ['A b:', 'C:'],
    ['### A b', '### C'],
  ]) {
    const takeaways = `Key takeaways\n\n${first}\n- One\n- Two\n\n${second}\n\n- Three`;
    expect(outline(takeaways).map((one) => one.replaceAll(':\n', '\n'))).toEqual([
      'takeaways: A b\nOne',
      'takeaways: Two',
      'takeaways: C\nThree',
    ]);
    expect(outline(`## Glossary\n\n${first}\n- **EU**: A union.\n\n${second}\n- **UN**: Nations.`)).toEqual([
      'glossary: EU = A union.',
      'glossary: UN = Nations.',
    ]);
  }
  expect(outline('## Glossary\n- **EU**: A union.\n\n## Next\n\n- **One**: Two.')).toContain(
    'analysis: Next\nOne: Two.',
  );
  expect(outline('Analysis\n\n### Next\n- **One**: Two.\n\nWhy:\n- **So**: it is.')).toEqual([
    'analysis: Next\nOne: Two.',
    'analysis: Why:',
    'analysis: So: it is.',
  ]);
  expect(outline('## Glossary\n\n### NATO\n\n- Armed.\n- **Old**: it is.')[0]).toContain('glossary: NATO = ');
});

test('tags below takeaways or terms are none of them', () => {
  expect(outline('Key takeaways\n- One\n\n#Fed #rates\n\nGlossary\nEU: A union.\n\n#EU')).toEqual([
    'takeaways: One',
    'analysis: #Fed #rates',
    'analysis: #EU',
    'glossary: EU = A union.',
  ]);
});
