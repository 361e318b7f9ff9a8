import { describe, expect, test } from 'vitest';
import { briefingOf } from '../support/some-briefing.ts';

const read = (text: string): string[] => briefingOf(text).entries.map(({ text: { plain } }) => plain);

describe('lines are takeaways of their own with the bullets', () => {
  test.each([
    ['(1) One', '(2) Two', '(3) Three'],
    ['1) One', '2) Two', '3) Three'],
    ['1/ One', '2/ Two', '3/ Three'],
    ['1.One', '2.Two', '3.Three'],
    ['1、One', '2、Two', '3、Three'],
    ['1️⃣ One', '2️⃣ Two', '3️⃣ Three'],
    ['a) One', 'b) Two', 'c) Three'],
    ['(A) One', '(B) Two', '(C) Three'],
    ['*One', '*Two', '*Three'],
    ['-One', '-Two', '-Three'],
    ['–One', '–Two', '–Three'],
    ['-- One', '-- Two', '-- Three'],
    ['🔹 One', '🔸 Two', '👉 Three'],
    ['o\tOne', 'o\tTwo', 'o\tThree'],
    ['\uf0b7One', '\uf0b7\tTwo', '\uf0b7  Three'],
    ['§\tOne', '➔ Two', '▪️ Three'],
    ['(i) One', '(ii) Two', '(iii) Three'],
    ['I. One', 'II. Two', 'III. Three'],
    ['① One', '② Two', '③ Three'],
    ['#1 One', '#2 Two', '#3 Three'],
    ['[1] One', '[2] Two', '[3] Three'],
    ['1: One', '2: Two', '3: Three'],
    ['1 - One', '2 - Two', '3 - Three'],
    ['-> One', '-> Two', '-> Three'],
    ['>> One', '>> Two', '>> Three'],
    ['~ One', '~ Two', '~ Three'],
    ['→ One', '(1) Two', '(2) Three'],
  ])('%j, %j, %j', (...lines) => {
    for (const between of ['\n', '\n\n', '\n \n'])
      expect(read(`Key takeaways\n${lines.join(between)}\n`)).toEqual(['One', 'Two', 'Three']);
    expect(read(`Key takeaways\n- Zero\n${lines.join('\n')}\n`)).toEqual(['Zero', 'One', 'Two', 'Three']);
  });
});

test('numbers that count nothing stay in the text, and part it all the same', () => {
  expect(read('Key takeaways\n- One\n(8) Two.\n15. Three\n- Four.\n15. Five')).toEqual([
    'One',
    '(8) Two.',
    '15. Three',
    'Four.',
    '15. Five',
  ]);
  expect(
    read('2024. It was a year.\n\nKey takeaways\n2025. Another.\n\n15. May: rain.\n16. May: sun.'),
  ).toEqual(['2024. It was a year.', '2025. Another.', '15. May: rain.', '16. May: sun.']);
  expect(read('Analysis\n\n1. May is a holiday.')).toEqual(['1. May is a holiday.']);
  expect(read('Key takeaways\n- They met on\n15. May in the city\n- Two')).toEqual([
    'They met on 15. May in the city',
    'Two',
  ]);
});

test('numbers go on under a deeper heading, and count anew in a deeper list', () => {
  expect(read('Key takeaways\n### A\n1. One\n2. Two\n### B\n3. Three')).toEqual([
    'A\nOne',
    'Two',
    'B\nThree',
  ]);
  expect(read('Key takeaways\n1. One\n   1. a\n   2. b\n2. Two')).toEqual(['One\n– a\n– b', 'Two']);
});

test('what may be a quantity or an initial parts takeaways where it counts, and stays', () => {
  expect(read('Key takeaways\n1 in 9 left\n2 came back')).toEqual(['1 in 9 left', '2 came back']);
  expect(read('Key takeaways\nA. Smith left\nB. Jones came')).toEqual(['A. Smith left', 'B. Jones came']);
  expect(read('Key takeaways\n- They left\n9 people\n- And came.')).toEqual([
    'They left 9 people',
    'And came.',
  ]);
  expect(read('There were\n1 in 9\n2 in 9.')).toEqual(['There were 1 in 9 2 in 9.']);
});

test('a countdown keeps its numbers', () => {
  expect(read('Key takeaways\n3. Three\n2. Two\n1. One')).toEqual(['3. Three', '2. Two', '1. One']);
});

test('emoji part takeaways and stay', () => {
  expect(read('Key takeaways\n📉 Rates fall\n🇨🇳 China gains\n✅ Done')).toEqual([
    '📉 Rates fall',
    '🇨🇳 China gains',
    '✅ Done',
  ]);
});

test.each([
  'The visit\n– the first – was long.',
  'La visita\n—la primera— fue larga.',
  '*Rates* stay.',
  '*Rates\nstay* here.',
  '**Rates** stay.',
  'It fell by\n1.5 percent.',
])('%j is one text that keeps its signs', (text) => {
  const expected = [text.replaceAll('\n', ' ').replaceAll('*', '')];
  expect(read(text)).toEqual(expected);
  expect(read(`Key takeaways\n\n- ${text}`)).toEqual(expected);
});

test('a negative number keeps its dash', () => {
  expect(read('Key takeaways\n-5% in May\n-3% in June')).toEqual(['-5% in May', '-3% in June']);
});

test.each<[text: string, entries: string[]]>([
  ['*Yes!', ['*Yes!']],
  ['Key takeaways\n~ One thing', ['~ One thing']],
  ['Key takeaways\nOne and\n*two went', ['One and *two went']],
  ['Key takeaways\n- One\n📌 Two', ['One', '📌 Two']],
  ['Key takeaways\n📌 Trade\n📌 Analysis', ['📌 Trade', '📌 Analysis']],
  ['The reason:\n– One', ['The reason:', 'One']],
  ['## Key takeaways\n- One\n\n## Next\n\n~ x\n~ y', ['One', 'Next\n~ x ~ y']],
])('what may be a bullet is one where it begins an item: %j', (text, entries) => {
  expect(read(text)).toEqual(entries);
});
